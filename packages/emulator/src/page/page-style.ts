/** The page's style sheet: light and dark as the reader's system is, tables that become cards on a phone. */
export const pageStyle: string = `
:root {
  color-scheme: light dark;
  --back: #f6f7f9; --card: #fff; --text: #1c2330; --soft: #5b6575; --line: #dfe3ea; --accent: #1f5fd0;
  --good: #14713a; --good-back: #e2f4e8; --bad: #b3261e; --bad-back: #fce8e6; --busy: #7a5200; --busy-back: #fff2d6;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #12151b; --card: #1b2029; --text: #e6e9ef; --soft: #9aa5b5; --line: #303847; --accent: #8ab4f8;
    --good: #7fd69f; --good-back: #173524; --bad: #ff9d94; --bad-back: #43201d; --busy: #f5c66b; --busy-back: #3b2f14;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.25rem 1rem 3rem; max-width: 76rem; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.8rem; }
h1 { font-size: 1.35rem; margin: 0; }
h2 { font-size: 1rem; margin: 1.6rem 0 0.5rem; }
h2 .count { color: var(--soft); font-weight: normal; }
a { color: var(--accent); }
header a { margin-left: auto; }
.soft, #version { color: var(--soft); }
p { margin: 0.3rem 0; }
code { font-family: var(--mono); font-size: 0.9em; overflow-wrap: anywhere; }
.export { display: block; padding: 0.5rem 0.7rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
#live { color: var(--good); font-size: 0.85rem; }
#live::before { content: "● "; }
#lost { padding: 0.5rem 0.7rem; border-radius: 8px; background: var(--bad-back); color: var(--bad); }
.panel { display: flex; flex-wrap: wrap; gap: 0.6rem 1.6rem; align-items: center; margin-top: 1rem; }
.panel div { display: flex; flex-direction: column; }
.panel span:first-child { color: var(--soft); font-size: 0.8rem; }
.panel span + span { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.panel .buttons { flex-flow: row wrap; align-items: center; gap: 0.4rem; margin-left: auto; }
.panel .buttons span { width: 100%; }
button {
  font: inherit; padding: 0.35rem 0.8rem; border-radius: 8px; border: 1px solid var(--line);
  background: var(--card); color: var(--accent); cursor: pointer; white-space: nowrap;
}
button:hover { border-color: var(--accent); }
button:disabled { opacity: 0.5; cursor: default; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.scroll { max-height: 26rem; overflow-y: auto; }
#jobs-card { max-height: 38rem; }
.empty { padding: 0.7rem 0.9rem; color: var(--soft); }
table { border-collapse: collapse; width: 100%; }
th { text-align: start; font-weight: normal; font-size: 0.8rem; color: var(--soft); white-space: nowrap; }
.scroll th { position: sticky; top: 0; background: var(--card); }
th, td { padding: 0.45rem 0.9rem; vertical-align: top; }
td { border-top: 1px solid var(--line); overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
td.narrow { white-space: nowrap; width: 1%; }
td:last-child:not(.narrow) { min-width: 9rem; }
td bdi, td .block { display: block; }
td .block.soft { font-size: 0.85rem; }
td .mono { font-family: var(--mono); font-size: 0.85em; }
.badge { display: inline-block; padding: 0 0.5rem; border-radius: 999px; font-size: 0.8rem; font-weight: 600; background: var(--line); white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .busy { color: var(--busy); }
.badge.good { background: var(--good-back); } .badge.bad { background: var(--bad-back); } .badge.busy { background: var(--busy-back); }
.chip { display: inline-block; margin: 0 0.3rem 0.2rem 0; padding: 0 0.45rem; border-radius: 6px; font-size: 0.85rem; background: var(--bad-back); color: var(--bad); }
progress { display: block; width: 100%; min-width: 6rem; height: 0.35rem; margin-top: 0.3rem; accent-color: var(--accent); }
[hidden] { display: none !important; }
@media (max-width: 44rem) {
  thead { display: none; }
  table, tbody, tr, td { display: block; }
  tr { padding: 0.5rem 0; border-top: 1px solid var(--line); }
  tr:first-child { border-top: 0; }
  td, td.narrow { display: grid; grid-template-columns: 5.5rem 1fr; gap: 0.6rem; width: auto; padding: 0.15rem 0.9rem; border: 0; white-space: normal; }
  td::before { content: attr(data-label); color: var(--soft); font-size: 0.85rem; }
  td:empty { display: none; }
  .scroll, #jobs-card { max-height: 75vh; }
  .panel .buttons { margin-left: 0; width: 100%; }
  .panel .buttons button { flex: 1; }
}
`;
