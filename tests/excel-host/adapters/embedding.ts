/** What the page around the pane is told before it puts the pane in. */
export interface Embedding {
  /** The pane's address, on the host name of the page around it: office.js trusts no other. */
  readonly pane: string;
  readonly version: string;
  readonly locale: string;
  readonly width: number;
  /** Nobody answers the pane. */
  readonly isSilent: boolean;
}

/** An answer of the simulated Excel, as far as it comes. */
export interface WebReply {
  readonly body?: string;
  /** Number under which Excel on the web reports errors of the way. */
  readonly error?: number;
}

declare global {
  interface Window {
    /** Asks the simulated Excel, which lives in the process of the test; never settles where it keeps silent. */
    askExcel(request: string, flags: number): Promise<WebReply>;
    /** Tells the pane of an event. */
    tellPane(type: number, payload: string): void;
  }
}

/**
 * The page around the pane, in place of Excel on the web: puts the pane, as it is, into a frame and speaks to its
 * office.js by messages. Runs inside the browser and so uses nothing from outside itself.
 */
export function embed({ pane, version, locale, width, isSilent }: Embedding): void {
  interface Message {
    readonly _messageType: number;
    readonly _actionType: number;
    readonly _actionName: string;
    readonly _conversationId: string;
    readonly _correlationId: number;
    readonly _data: {
      readonly ArrayData: readonly unknown[];
      readonly DdaMethod: { readonly DispatchId: number; readonly Version: number };
    };
  }
  const REQUEST = 0;
  const INVOKE = 0;
  const RUN_BATCH = 93;
  const UNKNOWN_METHOD = 5000;
  const EXCEL_ON_THE_WEB = 16;
  const EVENTS = 65_536;

  const conversation = "conversation";
  const control = "control";
  const frame = document.createElement("iframe");
  // The name carries what office.js must know, so that the pane's address stays as it is shipped.
  frame.name = JSON.stringify({
    baseFrameName: conversation,
    hostInfo: `Excel$Web$16.00$${locale}$correlation$$$0`,
    xdmInfo: `${conversation}|${control}|${location.origin}`,
    serializerVersion: 1,
  });
  frame.style.cssText = `border:0;height:100vh;width:${String(width)}px`;

  let subscription: number | undefined;
  const post = (action: string, correlation: number, type: number, data: unknown): void => {
    const message = {
      _messageType: 1,
      _actionName: action,
      _conversationId: conversation,
      _correlationId: correlation,
      _origin: location.origin,
      _data: data,
      _errorCode: 0,
      _responseType: type,
      _serializerVersion: 1,
    };
    frame.contentWindow?.postMessage(JSON.stringify(message), location.origin);
  };
  const appContext = (): unknown => ({
    _id: control,
    _appInstanceId: control,
    _appName: EXCEL_ON_THE_WEB,
    _appVersion: "16.00",
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: "https://workbooks.test/book.xlsx",
    _clientMode: 1,
    _settings: [],
    _reason: "documentOpened",
    _osfControlType: 1,
    _eToken: "",
    _correlationId: "correlation",
    _appMinorVersion: 0,
    _hostFullVersion: "16.0.0.0",
    _appDomains: [],
    _featureGates: {},
    _initialDisplayMode: 0,
    _requirementMatrix: JSON.stringify({ ExcelApi: version, RichApiRuntime: "1.1", Settings: "1.1" }),
  });
  const invoke = async ({ _actionName: action, _data: data }: Message): Promise<unknown> => {
    if (action === "ContextActivationManager_getAppContextAsync") return appContext();
    // Telemetry and the like: Excel takes it and says nothing.
    if (action !== "executeMethod") return null;
    const { DispatchId: method, Version: version } = data.DdaMethod;
    if (method !== RUN_BATCH) return { Version: version, Error: UNKNOWN_METHOD };
    const reply = await window.askExcel(String(data.ArrayData[4]), Number(data.ArrayData[6]));
    return reply.body === undefined
      ? { Version: version, Error: reply.error }
      : { Version: version, Error: 0, Data: [200, ["Content-Type", "application/json"], reply.body] };
  };

  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (isSilent || event.source !== frame.contentWindow || typeof event.data !== "string") return;
    const message = JSON.parse(event.data) as Message;
    if (message._conversationId !== conversation || message._messageType !== REQUEST) return;
    const { _actionName: action, _correlationId: correlation, _actionType: type } = message;
    if (type === INVOKE)
      void invoke(message).then((data) => {
        post(action, correlation, 0, data);
      });
    else {
      if (action === "richApiMessage") subscription = correlation;
      post(action, correlation, 0, { Error: 0 });
    }
  });
  window.tellPane = (type, payload) => {
    if (subscription === undefined) return;
    post("richApiMessage", subscription, 1, {
      ArrayData: [[EVENTS, type, "Workbook", payload, null, false]],
    });
  };
  frame.src = pane;
  document.body.append(frame);
}
