let input: HTMLInputElement | undefined;

/** Asks the person for files; none where nothing was chosen. The browser's own dialog is opened by a click alone. */
export function chooseFiles(accept: string, isMultiple: boolean): Promise<readonly File[]> {
  input?.remove();
  const asked = document.createElement("input");
  input = asked;
  asked.type = "file";
  asked.accept = accept;
  asked.multiple = isMultiple;
  asked.hidden = true;
  document.body.append(asked);
  return new Promise((resolve) => {
    const end = (): void => {
      asked.remove();
      resolve([...(asked.files ?? [])]);
    };
    asked.addEventListener("change", end);
    asked.addEventListener("cancel", end);
    asked.click();
  });
}
