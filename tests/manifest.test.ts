import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { OfficeAddinManifest } from "office-addin-manifest";
import { describe, expect, it } from "vitest";
import { LEAST_VERSION } from "../src/hosts/excel/library.js";
import { at, childrenOf, everything, parseXml, type XmlElement } from "./support/xml.js";

const FILE = fileURLToPath(new URL("../manifest.xml", import.meta.url));
const manifest = parseXml(readFileSync(FILE, "utf8"));
const overrides = at(manifest, "VersionOverrides");
const resources = at(overrides, "Resources");
const attribute = (element: XmlElement, name: string): string => element.attributes[name] ?? "";

/** The order that the schema of task pane add-ins demands; `?` may be missing, `*` may be many. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    ...["Id", "AlternateId?", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description"],
    ...["IconUrl", "HighResolutionIconUrl", "SupportUrl", "AppDomains?", "Hosts", "Requirements"],
    ...["DefaultSettings", "Permissions", "VersionOverrides"],
  ],
  DisplayName: ["Override*"],
  Description: ["Override*"],
  "OfficeApp/Hosts": ["Host*"],
  Requirements: ["Sets"],
  Sets: ["Set*"],
  DefaultSettings: ["SourceLocation"],
  VersionOverrides: ["Description?", "Requirements?", "Hosts", "Resources"],
  "VersionOverrides/Hosts": ["Host*"],
  "Hosts/Host": ["DesktopFormFactor?"],
  DesktopFormFactor: ["GetStarted?", "FunctionFile?", "ExtensionPoint*"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  ExtensionPoint: ["OfficeTab*"],
  OfficeTab: ["Group*"],
  Group: ["Label", "Icon", "Control*"],
  Icon: ["bt:Image*"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
  Action: ["TaskpaneId", "SourceLocation"],
  Resources: ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"],
  "bt:Images": ["bt:Image*"],
  "bt:Urls": ["bt:Url*"],
  "bt:ShortStrings": ["bt:String*"],
  "bt:LongStrings": ["bt:String*"],
  "bt:String": ["bt:Override*"],
};

/** What stands in an element against the order: empty where it is right. */
function disorder(element: XmlElement, parent = ""): string[] {
  const order = ORDER[`${parent}/${element.name}`] ?? ORDER[element.name] ?? [];
  const names = element.children.map(({ name }) => name);
  const pattern = order.map((item) => `(?:${item.replace(/[?*]$/, "")},)${/[?*]$/.exec(item)?.[0] ?? ""}`);
  const isRight = new RegExp(`^${pattern.join("")}$`).test(names.map((name) => `${name},`).join(""));
  return [
    ...(isRight ? [] : [`${element.name}: ${names.join(" ")}`]),
    ...element.children.flatMap((child) => disorder(child, element.name)),
  ];
}

describe("the manifest", () => {
  it("is read by Microsoft's own tool", async () => {
    const info = await OfficeAddinManifest.readManifestFile(FILE);
    expect(info).toMatchObject({
      displayName: "勾稽核对",
      defaultLocale: "zh-CN",
      hosts: ["Workbook"],
      officeAppType: "TaskPaneApp",
      permissions: "ReadWriteDocument",
      defaultSettings: { sourceLocation: "https://localhost:3000/taskpane.html" },
    });
  });

  it("has its elements in the order of the schema, and no others", () => {
    expect(disorder(manifest)).toEqual([]);
  });

  it("keeps its id, and has the version of the package", () => {
    expect(at(manifest, "Id").text).toBe("eb6c223d-d7f3-486f-94ae-0fe6530b33f8");
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(at(manifest, "Version").text).toBe(`${version}.0`);
  });

  it("asks for the Excel that the host needs, and for no more", () => {
    const sets = childrenOf(at(manifest, "Requirements", "Sets"), "Set");
    expect(sets.map(({ attributes }) => attributes)).toEqual([
      { Name: "ExcelApi", MinVersion: LEAST_VERSION },
    ]);
  });

  it("has one button, on the Home tab, that opens the pane, and no shared runtime", () => {
    const group = at(overrides, "Hosts", "Host", "DesktopFormFactor", "ExtensionPoint", "OfficeTab", "Group");
    expect(childrenOf(group, "Control")).toHaveLength(1);
    expect(attribute(at(group, "Control", "Action"), "xsi:type")).toBe("ShowTaskpane");
    const tab = at(overrides, "Hosts", "Host", "DesktopFormFactor", "ExtensionPoint", "OfficeTab");
    expect(attribute(tab, "id")).toBe("TabHome");
    expect(everything(manifest).map(({ name }) => name)).not.toContain("Runtimes");
  });
});

describe("the resources of the manifest", () => {
  const defined = resources.children.flatMap(({ children }) => children).map((item) => attribute(item, "id"));
  const used = everything(overrides).flatMap(({ attributes }) => attributes.resid ?? []);

  it("are all defined once, all used, and have short ids", () => {
    expect(new Set(defined).size).toBe(defined.length);
    expect([...new Set(used)].sort()).toEqual([...defined].sort());
    expect(defined.filter((id) => id.length > 32)).toEqual([]);
  });

  it("speak Chinese and English, at the lengths that Office shows", () => {
    const named = everything(manifest).filter(
      ({ name, attributes }) =>
        ["bt:String", "DisplayName", "Description"].includes(name) && attributes.DefaultValue !== undefined,
    );
    for (const element of named) {
      const overridden = element.children.map((child) => attribute(child, "Locale"));
      expect(overridden).toEqual(["en-US"]);
      expect(attribute(element, "DefaultValue")).toMatch(/\p{Script=Han}/u);
      for (const child of element.children) expect(attribute(child, "Value")).not.toMatch(/\p{Script=Han}/u);
    }
    expect(named).toHaveLength(8);
    const texts = (elements: readonly XmlElement[]): string[] =>
      elements.flatMap((element) => [
        attribute(element, "DefaultValue"),
        ...element.children.map((child) => attribute(child, "Value")),
      ]);
    const longest = (elements: readonly XmlElement[]): number =>
      Math.max(...texts(elements).map(({ length }) => length));
    expect(
      longest([at(manifest, "DisplayName"), ...at(resources, "bt:ShortStrings").children]),
    ).toBeLessThanOrEqual(125);
    expect(
      longest([at(manifest, "Description"), ...at(resources, "bt:LongStrings").children]),
    ).toBeLessThanOrEqual(250);
  });

  it("come from one place over https", () => {
    const addresses = everything(manifest).flatMap(({ name, attributes }) =>
      /Url$|Image$|SourceLocation$/.test(name) && attributes.DefaultValue !== undefined
        ? [attributes.DefaultValue]
        : [],
    );
    expect(addresses.length).toBeGreaterThan(10);
    expect(new Set(addresses.map((address) => new URL(address).origin))).toEqual(
      new Set(["https://localhost:3000"]),
    );
  });
});

describe("the icons", () => {
  const SIZES = ["16", "20", "24", "32", "40", "48", "64", "80", "96"];
  const icons = everything(overrides).filter(({ name }) => name === "Icon");

  it("are named in every size", () => {
    expect(icons).toHaveLength(2);
    for (const icon of icons) {
      expect(icon.children.map((image) => attribute(image, "size"))).toEqual(SIZES);
      for (const image of icon.children) {
        expect(attribute(image, "resid")).toBe(`Icon.${attribute(image, "size")}`);
      }
    }
  });

  it("are there, each of the size that its name says", () => {
    const images = [
      ...at(resources, "bt:Images").children,
      at(manifest, "IconUrl"),
      at(manifest, "HighResolutionIconUrl"),
    ].map((image) => attribute(image, "DefaultValue"));
    expect(images).toHaveLength(SIZES.length + 2);
    for (const address of images) {
      const file = new URL(`..${new URL(address).pathname}`, import.meta.url);
      expect(existsSync(file), address).toBe(true);
      const png = readFileSync(file);
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      const size = Number(/-(\d+)\.png$/.exec(address)?.[1]);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
  });
});

describe("the check of the order", () => {
  it("notices an element out of order, a missing one and one too many", () => {
    const [id, version, ...rest] = manifest.children;
    const swapped = { ...manifest, children: [version, id, ...rest].filter((child) => child !== undefined) };
    expect(disorder(swapped)).toHaveLength(1);
    expect(disorder({ ...manifest, children: rest })).toHaveLength(1);
    const added = { name: "Runtimes", attributes: {}, children: [], text: "" };
    expect(disorder({ ...manifest, children: [...manifest.children, added] })).toHaveLength(1);
  });
});
