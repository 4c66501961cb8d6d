import type { Compiler } from "webpack";
import type { Options } from "html-webpack-plugin";

export function executable(file: string): { apply(compiler: Compiler): void };
export function pagePolicy(scripts: string): string;
export function servedPage(policy: string): Options;
export function inlinePage(filename: string, script: string, policyOf: (scripts: string) => string): Options;
