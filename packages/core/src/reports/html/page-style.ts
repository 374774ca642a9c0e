/** The page's style sheet, built from the folder `page` by `node scripts/page-assets.ts`. */
export const pageStyle: string = `
@layer base,parts,medium,narrow,print,hidden;@layer base{:root{color-scheme:light dark;--back: light-dark(#f6f7f9, #10141a);--card: light-dark(#fff, #181d26);--text:
light-dark(#1a2230, #e7ebf1);--soft: light-dark(#566072, #9fabbc);--line: light-dark(#e0e4eb, #2c3441);--track: light-dark(#e6e9ef,
#2a323f);--accent: light-dark(#1d5fd1, #8ab4f8);--bar: light-dark(#4a7fdc, #5b8def);--good: light-dark(#12703a, #7bd69d);
--good-back: light-dark(#e4f4e9, #14301f);--bad: light-dark(#b3261e, #ff9d94);--bad-back: light-dark(#fdebe9, #3b1d1b);--warn:
light-dark(#7a5100, #f3c566);--warn-back: light-dark(#fff3d9, #362a10);--mono: ui-monospace, SFMono-Regular, Menlo, Consolas,
"Liberation Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace;--radius: 10px}:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}*{box-sizing:border-box}html{scroll-padding-top:3.5rem;-webkit-text-size-adjust:100%;
text-size-adjust:100%}body{margin:0;background:var(--back);color:var(--text);font:15px / 1.5 system-ui,-apple-system,"Se\\
goe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}:lang(zh) body{line-height:1.65}
main{max-width:76rem;margin:0 auto;padding:1.25rem 1.25rem 4rem}a{color:var(--accent)}h1,h2,h3,p,dl,dd,ul,figure,blockquote{
margin:0;padding:0}ul{list-style:none}h2{font-size:1.15rem;line-height:1.3;margin:2.5rem 0 0.75rem}h3{font-size:0.95rem;
margin:0 0 0.5rem}.count{color:var(--soft);font-weight:normal;font-size:0.9em}.soft{color:var(--soft);font-size:0.87rem}
.block{display:block}.mono{font-family:var(--mono);font-size:0.92em}bdi{overflow-wrap:anywhere}.unseen{position:absolute;
width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}.skip{position:absolute;left:-99rem}.skip:focus{
left:1rem;top:0.5rem;z-index:3;padding:0.4rem 0.8rem;background:var(--card)}:focus-visible{outline:2px solid var(--accent);
outline-offset:2px}.row{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0.25rem 0.75rem}
.row.start{justify-content:flex-start}.good>.mark,.good.mark{color:var(--good)}span.good{color:var(--good)}span.bad{color:var(--bad)}}@layer parts{header{position:sticky;top:0;z-index:2;display:flex;align-items:center;gap:0.25rem 1.25rem;padding:0.5rem max(1.25rem,calc((100vw
- 76rem) / 2 + 1.25rem));background:var(--card);border-bottom:1px solid var(--line);font-size:0.87rem}header .tool{font-weight:600;
white-space:nowrap}header nav{display:flex;gap:0 1rem;flex:1;min-width:0;overflow-x:auto;scrollbar-width:none}header nav
a{padding:0.2rem 0;color:var(--soft);text-decoration:none;white-space:nowrap}header nav a:hover{color:var(--accent)}#theme{
padding:0.1rem 0.5rem;font-size:1rem}}@layer parts{.verdict{padding:1.5rem 1.75rem;border-radius:14px;border:1px solid color-mix(in srgb,var(--tone) 35%,var(--line));
background:linear-gradient(100deg,var(--tone-back),var(--card) 75%)}.verdict.pass{--tone: var(--good);--tone-back: var(--good-back)}
.verdict.fail{--tone: var(--bad);--tone-back: var(--bad-back)}.verdict.inconclusive{--tone: var(--warn);--tone-back: var(--warn-back)}
.kicker{color:var(--soft)}h1{display:flex;align-items:center;gap:0.75rem;margin:0.25rem 0 0.5rem;font-size:2.25rem;line-height:1.2;
color:var(--tone)}h1 .mark{display:grid;place-items:center;width:2.6rem;height:2.6rem;border-radius:50%;background:var(--tone);
color:var(--card);font-size:1.5rem}.headline{font-size:1.1rem}.gates{display:flex;flex-wrap:wrap;gap:0.4rem 0.6rem;margin-top:0.9rem}
.gates li{display:flex;gap:0.45rem;padding:0.2rem 0.7rem;border:1px solid var(--line);border-radius:8px;background:var(--card);
font-size:0.9rem}.gates li span:first-child{font-weight:700}.gates .pass span:first-child{color:var(--good)}.gates .fail
span:first-child{color:var(--bad)}.gates .inconclusive span:first-child{color:var(--warn)}.note{margin-top:0.9rem;padding:0.6rem
1rem;border-radius:var(--radius);border:1px dashed var(--warn);background:var(--warn-back);color:var(--warn)}}@layer parts{.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:0.9rem;margin-top:0.9rem}.tiles>
div,.card{background:var(--card);border:1px solid var(--line);border-radius:var(--radius)}.tiles>div{padding:0.8rem 1rem
0.9rem}.tiles dt{color:var(--soft);font-size:0.87rem}.figure{display:block;font-size:1.55rem;font-weight:600;line-height:1.35}
:is(.figure,td)>span>small{font-size:0.8rem;font-weight:normal;color:var(--warn)}.pad{padding:1rem 1.1rem}.card{overflow:hidden}
.findings{display:grid;gap:0.35rem;padding:0.8rem 1rem}.findings li{display:flex;gap:0.6rem}.findings .mark{flex:none;width:1rem;
font-weight:700;text-align:center}.warn>.mark,.warn>dd>.mark{color:var(--warn);font-weight:700}.good>dd>.mark{color:var(--good)}
.legend{display:flex;flex-wrap:wrap;gap:0.2rem 1.2rem;margin-bottom:0.6rem;color:var(--soft);font-size:0.87rem}.legend span{
display:inline-flex;align-items:center;gap:0.45rem}}@layer parts{svg{display:block;overflow:visible}svg text{fill:var(--text);font-size:12px}svg .tick,.ticks text{fill:var(--soft)}
.track{fill:var(--track)}.fill,.bar{fill:var(--bar)}.bar.endless{fill-opacity:0.45;stroke:var(--bar);stroke-width:1;stroke-dasharray:3
2}.whisker line{stroke:var(--text);stroke-width:1.5}.threshold{stroke:var(--bad);stroke-width:2;stroke-dasharray:3 2}.axis{
stroke:var(--line)}.percentile{stroke:var(--text);stroke-width:1;stroke-dasharray:2 3}.histogram text{paint-order:stroke;
stroke:var(--card);stroke-width:4px}.queued{fill:var(--soft)}.running{fill:var(--bar)}.either{fill:var(--card);stroke:var(--bar);
stroke-width:1.5;stroke-dasharray:4 3}.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));
gap:0.9rem;margin-bottom:0.9rem;align-items:start}.columns{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);
gap:1.5rem;align-items:start}.columns .wide>h3:not(:first-child){margin-top:1.5rem}.shares{display:grid;gap:0.6rem;padding:0.8rem
1rem}summary{cursor:pointer;color:var(--accent);font-size:0.9rem}figure details{margin-top:0.4rem}p.under{margin:-0.3rem
0 0.9rem}section:not(.verdict)>p:not(.soft,.row),p+.card,p.soft+.reasons{margin-block:0.6rem}.card+.charts{margin-top:0.9rem}}@layer parts{.reasons{display:grid;gap:0.7rem}.reasons li.card{display:grid;gap:0.4rem;padding:0.8rem 1rem}.meaning::first-letter{
text-transform:uppercase}blockquote{padding:0.1rem 0 0.1rem 0.8rem;border-left:3px solid var(--line)}blockquote footer{color:var(--soft);
font-size:0.87rem}.badge{display:inline-block;padding:0.05rem 0.55rem;border-radius:999px;background:var(--track);font-size:0.8rem;
font-weight:600;white-space:nowrap}.badge.large{padding:0.2rem 0.8rem;font-size:1rem}.badge.good{background:var(--good-back);
color:var(--good)}.badge.bad{background:var(--bad-back);color:var(--bad)}.badge.warn{background:var(--warn-back);color:var(--warn)}
.keys{max-height:13rem;overflow-y:auto;display:flex;flex-wrap:wrap;gap:0.15rem 0.9rem;padding-top:0.4rem;font-family:var(--mono);
font-size:0.85rem}}@layer parts{table{width:100%;border-collapse:collapse}:where(th,td){padding:0.5rem 0.9rem;border-top:1px solid var(--line);
font-weight:500;text-align:start;vertical-align:top}:where(td){font-weight:normal}:where(thead th){border-top:0;font-size:0.82rem;
color:var(--soft);vertical-align:bottom}:where(table>tbody:first-child>tr:first-child>*){border-top:0}.number{text-align:end;
white-space:nowrap}.number .soft{white-space:normal}.rated{min-width:12rem}.types :where(tbody th){min-width:7rem}.types
.rated .row{flex-wrap:nowrap}.small{width:auto;font-size:0.85rem}.small :where(th,td){padding:0.15rem 0.9rem}.sums th{white-space:nowrap}
.sums .total>*{font-weight:600}.sums .part th{padding-left:2rem;font-weight:normal}.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));
gap:0.6rem 1.5rem;padding:0.9rem 1.1rem}.facts dt{color:var(--soft);font-size:0.82rem}.facts dd{overflow-wrap:anywhere}.scroll{
max-height:30rem;overflow-y:auto}.scroll :where(thead th){position:sticky;top:0;z-index:1;background:var(--card);box-shadow:0
1px var(--line)}.jobs{table-layout:fixed}.jobs :where(th,td){padding-block:0.25rem;vertical-align:middle}.jobs :where(tbody
th){overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.jobs :where(thead th){width:7.5rem}.jobs :where(th:first-child){
width:22%}.jobs .number{white-space:normal}.jobs :where(thead .number){width:6.5rem}:lang(zh) .jobs thead .number:not(:nth-child(3)){
width:10.2rem}.jobs :where(thead .time){width:auto}}@layer parts{button,input,select{font:inherit;color:inherit;background:var(--card);border:1px solid light-dark(#8b95a5,#677286);
border-radius:8px;padding:0.35rem 0.7rem}button{cursor:pointer}button:hover:not(:disabled){border-color:var(--accent);color:var(--accent)}
button:disabled{opacity:0.45;cursor:default}.filters{display:flex;flex-wrap:wrap;gap:0.6rem 0.8rem;margin-bottom:0.6rem}
.filters label{display:grid;gap:0.15rem;flex:0 1 10rem;min-width:8rem;font-size:0.82rem;color:var(--soft)}.filters .search{
flex:1 1 20rem}.filters :is(input,select){width:100%;font-size:0.95rem;color:var(--text)}.status{color:var(--soft)}#table
p.row{min-height:2.4rem;align-items:center}.nothing{padding:1rem}.requests thead button{padding:0.1rem 0;border:0;font-weight:600;
white-space:nowrap;color:var(--soft)}.arrow{display:inline-block;width:1.1em;text-align:center}.arrow.idle{opacity:0.45}
.requests tbody th{width:40%;padding:0}.requests .open{width:100%;padding:0.5rem 0.9rem;border:0;border-radius:0;background:none;
text-align:start;font-family:var(--mono);font-size:0.9rem;font-weight:500}.requests .open::before{content:"▸";display:inline-block;
width:1.2em;color:var(--soft)}.requests .open[aria-expanded=true]::before{content:"▾"}.requests .open:focus-visible{outline-offset:-2px}
.requests td:not(.number){min-width:6.2rem}.requests tr.detail>td{padding:0.2rem 0.9rem 1rem 2rem;border-top:0}.detail .facts{
padding:0.3rem 0 0.8rem}.texts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0.9rem}
.texts section{min-width:0}.texts h3{margin-bottom:0.25rem;font-size:0.87rem}pre{margin:0;max-height:26rem;overflow:auto;
padding:0.7rem 0.9rem;border:1px solid var(--line);border-radius:8px;background:var(--back);font-family:var(--mono);font-size:0.87rem;
white-space:pre-wrap;overflow-wrap:anywhere}.outside{unicode-bidi:plaintext;overflow-wrap:anywhere}pre.outside{contain:paint}
.unprintable{margin:0 1px;padding:0 0.25em;border-radius:4px;background:var(--warn-back);color:var(--warn);font-family:var(--mono);
font-size:0.85em;unicode-bidi:isolate}.pager{display:flex;flex-wrap:wrap;justify-content:center;align-items:center;gap:0.5rem;
margin-top:0.8rem}.pager span{padding:0 0.6rem;color:var(--soft)}}@layer medium{@media(max-width:62rem),print{:where(th,td){padding-inline:0.55rem}.jobs :where(th:first-child){width:14%}
.jobs :where(thead th){width:6.4rem}.jobs :where(thead .number){width:5.6rem}:lang(zh) .jobs thead .number:not(:nth-child(3)){
width:6.4rem}.jobs td.number{font-size:0.87rem}.jobs :where(thead .time){width:auto}.ticks text:nth-child(2){display:none}
.rated{min-width:9rem}.columns{grid-template-columns:minmax(0,1fr)}}}@layer narrow{@media(max-width:46rem){main{padding:0.9rem 0.9rem 3rem}header{padding-inline:0.9rem}header .tool{display:none}
.verdict{padding:1.1rem 1.2rem}h1{font-size:1.8rem}.columns{grid-template-columns:minmax(0,1fr)}.tiles{grid-template-columns:minmax(0,1fr)}
.cards,.cards :where(tbody,tr,th,td){display:block}.cards thead{display:none}.requests thead{display:block;padding:0.3rem
0.9rem}.requests thead tr{display:flex;flex-wrap:wrap;gap:0 1rem}.requests thead th{padding:0;border:0}.cards tbody tr{padding:0.6rem
0;border-top:1px solid var(--line)}.cards tbody tr:first-child{border-top:0}.cards tbody :where(th,td){width:auto;padding:0.15rem
0.9rem;border:0;text-align:start}.cards td[data-label]{display:grid;grid-template-columns:7rem minmax(0,1fr);gap:0.6rem}
.cards td[data-label]::before{content:attr(data-label);color:var(--soft);font-size:0.85rem}.cards td:empty{display:none}
.cards td.rated[data-label]{display:block}.jobs td[data-label]{display:inline-flex;padding-right:0}.jobs .time{padding-block:0.3rem}
.requests tbody th{padding:0}.requests .open{padding:0.2rem 0.9rem}.requests td[data-label]{display:inline-block;padding-right:0}
.requests td[data-label]::before{content:none}.requests tr.detail{padding:0 0 0.8rem;border-top:0}.requests tr.detail>td{
padding:0 0.9rem}}}@layer print{@media print{:root,:root[data-theme=dark]{color-scheme:light;--back: #fff}.columns{display:block}@page{margin:14mm}
body{font-size:10.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}main{padding:0;max-width:none}.rated{min-width:8rem}
header,.arrow.idle,.skip,.filters,.pager,#table p.row button,figure details{display:none}.scroll,.keys,pre{max-height:none;
overflow:visible}.scroll thead th{position:static}h2,h3{break-after:avoid}.verdict,.tiles>div,figure,tr{break-inside:avoid}
tr.detail{break-inside:auto}}}@layer hidden{[hidden]{display:none}}
`;
