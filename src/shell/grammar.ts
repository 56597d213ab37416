/** The one door to the library that knows bash's grammar. It reports errors and never throws. */
export { parse as parseScript } from "unbash";
export type {
  ArithmeticExpression,
  Assignment,
  CommandNode,
  Command as SimpleCommand,
  CompoundList,
  For,
  HereDoc,
  ParameterExpansionPart,
  ParameterOperation,
  ParsedScript,
  Pipeline,
  PipelineNode,
  Redirection,
  Script,
  Statement,
  TestExpression,
  While,
  Word,
  WordPart,
} from "unbash";
