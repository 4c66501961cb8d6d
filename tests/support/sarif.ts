import { Ajv2020 } from "ajv/dist/2020.js";

/*
 * What Gouji uses of SARIF 2.1.0, written by hand from the standard (OASIS, 27 March 2020, chapter 3); the
 * published schema is in no package that is installed here. It is stricter than the standard: objects hold nothing
 * but the properties listed, of which the standard knows many more.
 */

const text = { type: "string", minLength: 1 };
const index = { type: "integer", minimum: 0 };
const listOf = (items: object): object => ({ type: "array", items });
const ref = (name: string): object => ({ $ref: `#/$defs/${name}` });

function object(required: readonly string[], properties: Readonly<Record<string, object>>): object {
  return { type: "object", required, properties, additionalProperties: false };
}

/** An RFC 3986 reference: no blanks, nothing but ASCII, every % followed by two digits. */
const URI = { type: "string", pattern: "^([A-Za-z0-9._~:/?#@!$&'()*+,;=\\[\\]-]|%[0-9A-Fa-f]{2})+$" };

const SCHEMA = {
  ...object(["$schema", "version", "runs"], {
    $schema: { type: "string", pattern: "^https://.*sarif.*2\\.1\\.0.*\\.json$" },
    version: { const: "2.1.0" },
    runs: { ...listOf(ref("run")), minItems: 1 },
  }),
  $defs: {
    run: object(["tool", "results"], {
      // 3.14
      tool: object(["driver"], { driver: ref("toolComponent") }),
      language: { type: "string", pattern: "^[a-z]{2}(-[A-Z]{2})?$" },
      columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
      artifacts: { ...listOf(ref("artifact")), uniqueItems: true },
      invocations: listOf(ref("invocation")),
      results: listOf(ref("result")),
    }),
    // 3.19
    toolComponent: object(["name"], {
      name: text,
      fullName: text,
      version: text,
      semanticVersion: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+([-+].+)?$" },
      rules: { ...listOf(ref("reportingDescriptor")), uniqueItems: true },
    }),
    // 3.49
    reportingDescriptor: object(["id"], {
      id: text,
      name: text,
      shortDescription: ref("multiformatMessage"),
      fullDescription: ref("multiformatMessage"),
      help: ref("multiformatMessage"),
    }),
    multiformatMessage: object(["text"], { text, markdown: text }),
    // 3.11: text or id; Gouji writes texts.
    message: object(["text"], { text }),
    artifact: object(["location"], { location: ref("artifactLocation") }),
    artifactLocation: object(["uri"], { uri: URI, index }),
    // 3.20
    invocation: object(["executionSuccessful"], {
      executionSuccessful: { type: "boolean" },
      toolExecutionNotifications: listOf(ref("notification")),
    }),
    // 3.58
    notification: object(["message"], { message: ref("message"), level: ref("level") }),
    level: { enum: ["none", "note", "warning", "error"] },
    // 3.27
    result: object(["message", "ruleId"], {
      ruleId: text,
      rule: object(["index"], { index }),
      level: ref("level"),
      message: ref("message"),
      locations: listOf(ref("location")),
      relatedLocations: { ...listOf(ref("location")), uniqueItems: true },
      // 3.27.17: the last component of a key is its version.
      partialFingerprints: {
        type: "object",
        propertyNames: { pattern: "^[^/]+(/[^/]+)*/v\\d+$" },
        additionalProperties: text,
      },
      // 3.8: a property bag holds what the tool likes.
      properties: { type: "object" },
    }),
    // 3.28
    location: object(["physicalLocation"], {
      id: index,
      physicalLocation: object(["artifactLocation"], { artifactLocation: ref("artifactLocation") }),
      logicalLocations: { ...listOf(ref("logicalLocation")), uniqueItems: true },
      message: ref("message"),
    }),
    // 3.33
    logicalLocation: object(["name", "fullyQualifiedName"], {
      name: text,
      fullyQualifiedName: text,
      kind: text,
    }),
  },
};

const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(SCHEMA);

/** What is wrong with a log by the schema above. */
export function sarifErrors(log: unknown): unknown[] {
  validate(log);
  return validate.errors ?? [];
}

export interface SarifLocation {
  readonly id?: number;
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly index: number } };
  readonly logicalLocations: readonly { readonly name: string; readonly fullyQualifiedName: string }[];
  readonly message?: { readonly text: string };
}

export interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
    }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly rule: { readonly index: number };
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly SarifLocation[];
      readonly relatedLocations: readonly SarifLocation[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly properties: Readonly<Record<string, unknown>>;
    }[];
  }[];
}
