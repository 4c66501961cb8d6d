import path from "node:path";

/**
 * The rule `walls/imports`. Its option is a table of rooms:
 * `{ "check": { door: "index.ts", rooms: ["workbook", …], packages: ["decimal.js"] } }`.
 *
 * - A room imports its own files, and of other rooms only the doors of those named in `rooms`.
 * - With `packages` it imports these packages and no others, no Node builtins, and nothing outside `src`.
 * - A room may lie inside another (`hosts/file` in `hosts`); a file belongs to the innermost.
 */
const imports = {
  meta: {
    type: "problem",
    schema: [
      {
        type: "object",
        additionalProperties: {
          type: "object",
          properties: {
            door: { type: "string" },
            rooms: { type: "array", items: { type: "string" } },
            packages: { type: "array", items: { type: "string" } },
          },
          required: ["door", "rooms"],
          additionalProperties: false,
        },
      },
    ],
    messages: {
      homeless: "This file lies in no room: give it one, or add its room to the table in eslint.config.js.",
      computed: "Import by a literal name, so that the walls can see it.",
      ending: "Write the file's ending in '{{specifier}}'.",
      package: "{{room}} may not import '{{specifier}}'.",
      outside: "{{room}} may not import '{{specifier}}', which lies in no room.",
      room: "{{room}} may not import {{target}}.",
      door: "Import {{target}} through its door, {{door}}.",
    },
  },
  create(context) {
    const [rooms] = context.options;
    const src = path.join(context.cwd, "src");
    const inSrc = (file) => path.relative(src, file).replaceAll(path.sep, "/");
    const home = roomOf(rooms, inSrc(context.filename));
    if (home === undefined) {
      return { Program: (node) => context.report({ node, messageId: "homeless" }) };
    }

    const check = (node) => {
      if (!node) return;
      if (typeof node.value !== "string") {
        context.report({ node, messageId: "computed" });
        return;
      }
      const target = node.value.startsWith(".")
        ? inSrc(path.resolve(path.dirname(context.filename), node.value))
        : undefined;
      const problem = judge(rooms, home, node.value, target);
      if (problem) {
        context.report({
          node,
          messageId: problem.id,
          data: { ...problem, room: home, specifier: node.value },
        });
      }
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      TSImportType: (node) => check(node.source),
      TSExternalModuleReference: (node) => check(node.expression),
    };
  },
};

/** What is wrong with importing `specifier` from `home`; `target` is its path inside `src`, if it is a file. */
function judge(rooms, home, specifier, target) {
  const { rooms: allowed, packages } = rooms[home];
  if (target === undefined) {
    return packages && !packages.includes(specifier) ? { id: "package" } : undefined;
  }
  if (!/\.(js|json|xlsx|docx)$/.test(specifier)) return { id: "ending" };

  const room = roomOf(rooms, target);
  if (room === home) return undefined;
  if (room === undefined) {
    return packages || !target.startsWith("..") ? { id: "outside" } : undefined;
  }
  if (!allowed.includes(room)) return { id: "room", target: room };

  const door = `${room}/${rooms[room].door}`;
  return target.replace(/\.js$/, ".ts") === door ? undefined : { id: "door", target: room, door };
}

/** The innermost room that holds `file`, a path inside `src`. */
function roomOf(rooms, file) {
  return Object.keys(rooms)
    .filter((room) => file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

export default { meta: { name: "walls" }, rules: { imports } };
