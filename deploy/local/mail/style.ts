/** Plain CSS of the catcher's pages; follows the reader's light or dark setting. */
export const style = `
:root { color-scheme: light dark; --ink: #1b2430; --dim: #5c6875; --line: #e1e6eb; --paper: #fff; --ground: #f5f7f9; --accent: #0b6b5d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ebf0; --dim: #98a4b1; --line: #2b343e; --paper: #171d24; --ground: #10151a; --accent: #5cc8b5; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header { background: var(--paper); border-bottom: 1px solid var(--line); position: sticky; top: 0; z-index: 1; }
.bar, main { max-width: 60rem; margin: 0 auto; padding: .75rem 1rem; }
.bar { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; }
h1 { font-size: 1.125rem; margin: 0; flex: 1 1 auto; white-space: nowrap; }
h1 a { color: inherit; text-decoration: none; }
h1 small { color: var(--dim); font-weight: 400; font-size: .875rem; margin-left: .375rem; }
form { display: flex; gap: .5rem; flex: 1 1 18rem; }
input[type=search], button { font: inherit; height: 2.75rem; border-radius: .5rem; border: 1px solid var(--line); padding: 0 .875rem; background: var(--ground); color: inherit; }
input[type=search] { flex: 1; min-width: 0; }
button { background: var(--accent); border-color: var(--accent); color: var(--paper); font-weight: 600; cursor: pointer; }
main { padding-top: 1rem; padding-bottom: 3rem; }
.list { list-style: none; margin: 0; padding: 0; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; }
.list li + li { border-top: 1px solid var(--line); }
.list a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; padding: .75rem 1rem; color: inherit; text-decoration: none; }
.list a:hover { background: var(--ground); }
.list a:focus-visible { outline-offset: -2px; }
.list span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.to, time { color: var(--dim); font-size: .875rem; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
time b { color: var(--ink); font-weight: 500; }
.list .subject { grid-column: 1 / -1; font-weight: 600; white-space: normal; overflow-wrap: anywhere; }
.snippet { grid-column: 1 / -1; color: var(--dim); font-size: .875rem; }
.empty { padding: 3rem 1rem; text-align: center; color: var(--dim); }
.empty b { display: block; color: var(--ink); font-size: 1.125rem; }
.chip { display: inline-flex; gap: .5rem; margin: 0 0 .75rem; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--paper); font-size: .875rem; max-width: 100%; overflow-wrap: anywhere; }
.chip a { text-decoration: none; padding: 0 .25rem; }
nav { display: flex; justify-content: space-between; padding: 1rem 0; }
nav a { padding: .5rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); text-decoration: none; }
.mail h2 { font-size: 1.375rem; line-height: 1.3; margin: .25rem 0 .5rem; overflow-wrap: anywhere; }
.meta { display: flex; flex-wrap: wrap; gap: .125rem 1.5rem; margin: 0 0 1rem; color: var(--dim); font-size: .875rem; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 42rem; max-height: 78vh; min-height: 24rem; border: 1px solid var(--line); border-radius: .75rem; background: #fff; color-scheme: light; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin: 0; font: .875rem/1.6 ui-monospace, "Liberation Mono", monospace; }
@media (max-width: 36rem) { iframe { height: 54rem; max-height: none; } }
details { margin-top: 1rem; }
summary { cursor: pointer; padding: .5rem 0; color: var(--dim); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .8125rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; overflow-wrap: anywhere; }
th { color: var(--dim); font-weight: 500; white-space: nowrap; }
`;
