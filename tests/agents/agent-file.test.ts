import { describe, expect, it } from "vitest";
import { agentNameOf, parseAgentFile } from "../../src/agents/agent-file.ts";

describe("the front matter", () => {
  it.each([
    ["plain", "---\nname: reviewer\nmodel: sonnet\n---\nText\n", "reviewer", "sonnet"],
    ["with a byte order mark", "\uFEFF---\nname: reviewer\n---\n", "reviewer", null],
    ["with CRLF", "---\r\nname: reviewer\r\nmodel: opus\r\n---\r\n", "reviewer", "opus"],
    ["with double quotes", '---\nname: "reviewer" # the name\n---\n', "reviewer", null],
    ["with single quotes", "---\nname: 'reviewer'\n---\n", "reviewer", null],
    ["with a comment", "---\nname: reviewer # not this\n---\n", "reviewer", null],
    ["with blanks around the colon", "---\nname : reviewer\n---\n", "reviewer", null],
    ["never closed", "---\nname: reviewer\n\nmodel: in the text\n", "reviewer", null],
    ["closed by dots", "---\nname: reviewer\n...\nmodel: in the text\n", "reviewer", null],
    ["with blanks after the dashes", "---  \nname: reviewer\n---  \n", "reviewer", null],
    ["that is not YAML", "---\ndescription: Use: <example>a: b\nname: reviewer\n---\n", "reviewer", null],
    ["with an indented name", "---\nmeta:\n  name: other\n---\n", null, null],
    ["with an empty name", "---\nname:\nmodel: opus\n---\n", null, "opus"],
    ["with two names", "---\nname: first\nname: second\n---\n", "first", null],
    ["missing", "name: reviewer\n", null, null],
    ["not at the start", "\n---\nname: reviewer\n---\n", null, null],
    ["of an empty file", "", null, null],
  ])("%s", (_, text, name, model) => {
    expect(parseAgentFile(text)).toEqual({ name, model });
  });
});

describe("the agent's name", () => {
  it.each([
    ["that of the front matter, not of the file", "a.md", "reviewer", "reviewer"],
    ["that of the file without front matter", "team/reviewer.md", null, "reviewer"],
    ["that of the file without .agent", "api-architect.agent.md", null, "api-architect"],
    ["that of the file when the other is a title", "api-architect.agent.md", "API Architect", "api-architect"],
    ["none for a read-me", "README.md", null, null],
    ["none for a look-alike", "rev\u0456ewer.md", null, null],
    ["none for a leading dash", "-reviewer.md", null, null],
  ])("is %s", (_, path, name, expected) => {
    expect(agentNameOf(path, { name, model: null })).toBe(expected);
  });
});
