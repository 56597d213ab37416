/** Whether a mode, as chmod takes it, takes the owner's run bit away. Source: chmod(1). Null is a mode nobody knows. */
export function takesRunBit(mode: string | null): boolean {
  if (mode === null) return true;
  if (/^[0-7]{1,5}$/.test(mode)) return (Number.parseInt(mode, 8) & 0o100) === 0;
  return mode.split(",").some(takesBySign);
}

function takesBySign(clause: string): boolean {
  const { who = "", changes = "" } = /^(?<who>[ugoa]*)(?<changes>(?:[-+=][rwxXstugo]*)+)$/.exec(clause)?.groups ?? {};
  if (who !== "" && !/[ua]/.test(who)) return false;
  return [...changes.matchAll(/(?<sign>[-+=])(?<bits>[rwxXstugo]*)/g)].some(({ groups }) => {
    const bits = groups?.["bits"] ?? "";
    return (groups?.["sign"] === "-" && bits.includes("x")) || (groups?.["sign"] === "=" && !/[xXugo]/.test(bits));
  });
}
