/** The page's script, built from the folder `page` by `node scripts/page-assets.ts`. */
export const pageScript: string = `
"use strict";(()=>{var tableEn={search:"Search keys, messages, prompts and answers",outcome:"Outcome",type:"Type",reason:"Reason",checks:"C\\
hecks",change:"Change",all:"All",succeeded:"Succeeded",failed:"Failed",passed:"Passed",notPassed:"Not passed",notPassedCheck:name=>\`\\
Not passed: \${name}\`,unchecked:"Without checks",regressions:"Got worse",improvements:"Got better",regression:"got worse",
improvement:"got better",reset:"Show all",count:(shown,total)=>shown===total?\`\${total} requests\`:\`\${shown} of \${total} r\\
equests\`,searching:"searching…",nothing:"No request is like that.",columns:{key:"Key",type:"Type",outcome:"Outcome",checks:"\\
Checks",tokens:"Tokens",cost:"Cost",change:"Change"},sort:column=>\`Sort by \${column}\`,page:(page,pages)=>\`Page \${page} o\\
f \${pages}\`,pages:"Pages of the table",first:"First",previous:"Previous",next:"Next",last:"Last",detail:{key:"Key",message:"\\
Message",remedy:"What to do",checks:"Checks",tokens:"Tokens",tokenParts:(prompt,cached,candidates,thoughts)=>\`\${prompt} \\
prompt\${cached===null?"":\` (\${cached} cached)\`}, \${candidates} answer, \${thoughts} thoughts\`,cost:"Cost",model:"Model",place:"\\
Stands in",prompt:"Prompt",answer:"Answer",noPrompt:"The request is not known.",noAnswer:"There is no answer.",empty:"It\\
 is empty.",cut:(shown,length)=>\`Cut: the first \${shown} of \${length} characters.\`,unreadable:"This browser cannot read \\
the texts of this page.",loading:"Reading…"},notHere:key=>\`The table has no request \${key}.\`};var tableZh={search:"搜索 key、错误信息、提示词和回答",outcome:"结果",type:"类型",reason:"原因",checks:"\\
检查",change:"变化",all:"全部",succeeded:"成功",failed:"失败",passed:"通过",notPassed:"未通过",notPassedCheck:name=>\`\\
未通过：\${name}\`,unchecked:"没有检查项",regressions:"变差的",improvements:"变好的",regression:"变差",improvement:"\\
变好",reset:"显示全部",count:(shown,total)=>shown===total?\`共 \${total} 个请求\`:\`\${total} 个请求中的 \${shown}\\
 个\`,searching:"正在搜索……",nothing:"没有符合条件的请求。",columns:{key:"key",type:"类型",outcome:"\\
结果",checks:"检查",tokens:"Token",cost:"费用",change:"变化"},sort:column=>\`按\${column}排序\`,page:(page,pages)=>\`\\
第 \${page} 页，共 \${pages} 页\`,pages:"列表翻页",first:"首页",previous:"上一页",next:"下一页",last:"末页",
detail:{key:"key",message:"错误信息",remedy:"处理办法",checks:"检查",tokens:"Token",tokenParts:(prompt,cached,candidates,thoughts)=>\`\\
提示词 \${prompt}\${cached===null?"":\`（命中缓存 \${cached}）\`}，回答 \${candidates}，思考 \${thoughts}\`,cost:"\\
费用",model:"模型",place:"位置",prompt:"提示词",answer:"回答",noPrompt:"没有这个请求的内容。",noAnswer:"\\
没有回答。",empty:"内容为空。",cut:(shown,length)=>\`已截断：共 \${length} 个字符，这里显示前 \${shown}\\
 个。\`,unreadable:"这个浏览器无法读取本页中的文本。",loading:"正在读取……"},notHere:key=>\`列表中没有\\
请求 \${key}。\`};function tableWords(lang){return lang==="zh"?tableZh:tableEn}function linkedKey(fragment){let[,key]=/^#key=(.*)$/s.exec(fragment)??[];if(key===void 0)return null;try{return decodeURIComponent(
key)}catch{return null}}function openForPrint(window2){let opened=[];window2.addEventListener("beforeprint",()=>{opened=[...window2.document.querySelectorAll(
"#failures details:not([open])")].filter(details=>details.querySelectorAll("li").length<=100);for(let details of opened)
details.open=!0}),window2.addEventListener("afterprint",()=>{for(let details of opened)details.open=!1})}async function unpackTexts(packed){let bytes=Uint8Array.from(atob(packed),char=>char.charCodeAt(0)),stream=new Blob([bytes]).
stream().pipeThrough(new DecompressionStream("gzip"));return await new Response(stream).json()}function unpackRows({strings,rows}){let text=at=>strings[at]??"",orNull=at=>strings[at]??null;return rows.map(([key,type,
isSucceeded,reason,message,checks2,tokens,costUsd,change2,model,place])=>({key,type:text(type),outcome:isSucceeded===1?"\\
succeeded":"failed",reason:text(reason),message:orNull(message),checks:checks2.flatMap((name,index)=>index%2===0?[{name:text(
name),passed:checks2[index+1]===1}]:[]),tokens:tokens&&{prompt:tokens[0],cached:tokens[1],candidates:tokens[2],thoughts:tokens[3]},
costUsd,change:change2===0?null:change2===1?"improvement":"regression",modelVersion:orNull(model),attempt:place[0],shard:place[1],
line:place[2]}))}function readPageData(document2){let take=selector=>[...document2.querySelectorAll(selector)].map(found=>(found.remove(),
found.textContent??"")),settings=JSON.parse(take("script.settings")[0]??""),rows=[],chunks=[];for(let text of take("scri\\
pt.rows")){let chunk=JSON.parse(text);chunks.push({from:rows.length,packed:chunk.texts});for(let row of unpackRows(chunk))
rows.push({...row,index:rows.length})}let unpacked=new Map,textsIn=index=>{let known=unpacked.get(index)??unpackTexts(chunks[index]?.
packed??"");return unpacked.set(index,known),known};return{settings,rows,textsOf:async({index})=>{let chunk=chunks.findLastIndex(
({from})=>from<=index);return(await textsIn(chunk))[index-(chunks[chunk]?.from??0)]??[null,null]},async*allTexts(){for(let[
index,{from}]of chunks.entries())yield{from,texts:await textsIn(index)}}}}function formatCount(value){return Math.round(value).toString().replace(/\\B(?=(\\d{3})+$)/g,",")}function formatUsd(usd){if(usd<0)return\`-\${formatUsd(-usd)}\`;let decimals=usd===0||usd>=1?2:usd>=.01?4:6;return usdWith(
usd,decimals)}function usdWith(usd,decimals){let[whole="",fraction]=usd.toFixed(decimals).split(".");return\`$\${whole.replace(
/\\B(?=(\\d{3})+$)/g,",")}.\${fraction}\`}var unseen=/[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800\\s]+/gu,stackedMarks=/(\\p{M}{3})\\p{M}+/gu;
function plainLine(text,longest=200){let line=text.toWellFormed().replace(unseen," ").trim().replace(/^\\p{M}+/u,"").replace(
stackedMarks,"$1").replaceAll("##[","## ["),chars=[...line];return chars.length>longest?\`\${chars.slice(0,longest-1).join(
"")}…\`:line}function element(tag,properties,...children){let made=Object.assign(document.createElement(tag),properties);return made.
append(...children),made}function outside(text){return element("bdi",{},text)}var noFilter={text:"",outcome:"",type:"",reason:"",checks:"",change:""};function isWanted(row,{outcome:outcome2,type,reason,
checks:checks2,change:change2}){return(outcome2===""||row.outcome===outcome2)&&(type===""||row.type===type)&&(reason===""||
row.reason===reason)&&(change2===""||row.change===change2)&&isChecked(row,checks2)}function showsText(row,text){return[row.
key,row.reason,row.message??""].some(shown=>holdsText(shown,text))}function holdsText(whole,text){return whole.toLowerCase().
includes(text)}function isChecked({checks:checks2},wanted){return wanted===""?!0:wanted==="none"?checks2.length===0:wanted===
"passed"?checks2.length>0&&checks2.every(({passed})=>passed):wanted==="not"?checks2.some(({passed})=>!passed):checks2.some(
({name,passed})=>!passed&&\`not:\${name}\`===wanted)}function filterBar({rows,settings},words2,onChange){let filter=noFilter,change2=part=>{filter={...filter,...part},onChange(
filter)},search=element("input",{type:"search",autocomplete:"off",spellcheck:!1});search.addEventListener("input",()=>change2(
{text:search.value.trim().toLowerCase()}));let fields=[],labels=[element("label",{className:"search"},element("span",{},
words2.search),search)];function choice(name,options,choose){let field=element("select",{},...[["",words2.all],...options].
map(([value,text])=>element("option",{value},text)));field.addEventListener("change",()=>choose(field.value)),fields.push(
field),labels.push(element("label",{},element("span",{},name),field))}choice(words2.outcome,[["succeeded",words2.succeeded],
["failed",words2.failed]],outcome2=>change2({outcome:outcome2==="succeeded"||outcome2==="failed"?outcome2:""})),settings.
hasTypes&&choice(words2.type,valuesOf(rows.map(({type})=>type)),type=>change2({type}));let reasons=valuesOf(rows.map(({reason})=>reason));
if(reasons.length>1&&choice(words2.reason,reasons,reason=>change2({reason})),settings.hasChecks){let names=new Set(rows.
flatMap(({checks:checks2})=>checks2.map(({name})=>name)));choice(words2.checks,[["passed",words2.passed],["not",words2.notPassed],
...names.size>1?[...names].map(name=>[\`not:\${name}\`,words2.notPassedCheck(name)]):[],...rows.some(({checks:checks2})=>checks2.
length===0)?[["none",words2.unchecked]]:[]],checks2=>change2({checks:checks2}))}return settings.hasComparison&&choice(words2.
change,[["regression",words2.regressions],["improvement",words2.improvements]],kind=>change2({change:kind==="regression"||
kind==="improvement"?kind:""})),{element:element("div",{className:"filters"},...labels),reset:()=>{filter=noFilter,search.
value="";for(let field of fields)field.value=""}}}function valuesOf(values){let collator=new Intl.Collator("en",{numeric:!0});
return[...new Set(values)].filter(value=>value!=="").sort(collator.compare).map(value=>[value,plainLine(value,60)])}function pager(words2,onPage){let[current,last]=[0,0],place=element("span",{}),button=(text,target)=>{let made=element("\\
button",{type:"button"},text);return made.addEventListener("click",()=>onPage(target())),{made,target}},back=[button(words2.
first,()=>0),button(words2.previous,()=>current-1)],forth=[button(words2.next,()=>current+1),button(words2.last,()=>last)],
nav=element("nav",{className:"pager"},...back.map(({made})=>made),place,...forth.map(({made})=>made));return nav.setAttribute(
"aria-label",words2.pages),{element:nav,show:(page,pages)=>{[current,last]=[page,pages-1],place.textContent=words2.page(
formatCount(page+1),formatCount(pages));for(let{made}of back)made.disabled=page===0;for(let{made}of forth)made.disabled=
page>=last;nav.hidden=pages<=1}}}var columnNames=["key","type","outcome","checks","tokens","cost","change"],numeric=["tokens","cost"];function nextOrder(order,column){
let first=numeric.includes(column);return order?.column!==column?{column,isDescending:first}:order.isDescending===first?
{column,isDescending:!first}:null}function orderRows(rows,order){if(order===null)return rows;let valued=rows.map(row=>({
row,value:sortValue(row,order.column)})),collator=new Intl.Collator("en",{numeric:!0}),sign=order.isDescending?-1:1;return valued.
sort((a,b)=>a.value===null||b.value===null?+(a.value===null)-+(b.value===null):typeof a.value=="number"&&typeof b.value==
"number"?sign*(a.value-b.value):sign*collator.compare(String(a.value),String(b.value))),valued.map(({row})=>row)}function sortValue(row,column){
switch(column){case"key":return row.key;case"type":return row.type;case"outcome":return\`\${row.outcome==="failed"?0:1} \${row.
reason}\`;case"checks":return row.checks.length===0?null:row.checks.filter(({passed})=>passed).length/row.checks.length;case"\\
tokens":return totalTokens(row);case"cost":return row.costUsd;case"change":return row.change===null?null:row.change==="r\\
egression"?0:1}}function totalTokens({tokens}){return tokens&&tokens.prompt+tokens.candidates+tokens.thoughts}function columnsOf({hasTypes,hasChecks,hasCosts,hasComparison}){let isThere={type:hasTypes,checks:hasChecks,cost:hasCosts,
change:hasComparison};return columnNames.filter(name=>name==="key"||name==="outcome"||name==="tokens"||isThere[name])}var numberColumns=[
"tokens","cost"];function tableHead(columns,words2,onSort){let cells=columns.map(column=>{let arrow=element("span",{className:"\\
arrow"});arrow.setAttribute("aria-hidden","true");let button=element("button",{type:"button",title:words2.sort(words2.columns[column])},
words2.columns[column],arrow);button.addEventListener("click",()=>onSort(column));let cell=element("th",{scope:"col",className:numberColumns.
includes(column)?"number":""},button);return{column,cell,arrow}}),show=order=>{for(let{column,cell,arrow}of cells){let isSorted=order?.
column===column;arrow.textContent=isSorted?order.isDescending?"↓":"↑":"↕",arrow.classList.toggle("idle",!isSorted),
isSorted?cell.setAttribute("aria-sort",order.isDescending?"descending":"ascending"):cell.removeAttribute("aria-sort")}};
return show(null),{element:element("thead",{},element("tr",{},...cells.map(({cell})=>cell))),show}}function smallUsd(usd){return usd===0?"$0":usd>=1?formatUsd(usd):\`$\${Number(usd.toPrecision(3)).toFixed(9).replace(/0+$/,
"")}\`}var unseen2=/(?![\\n\\t]|\\u200c|\\u200d|\\ufe0e|\\ufe0f)[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}]|(?<=\\p{M}{4})\\p{M}+/gu;
function visibleParts(text){let lines=text.replace(/\\r\\n?/g,\`
\`),parts=[],end=0;for(let{0:found,index}of lines.matchAll(unseen2))index>end&&parts.push({text:lines.slice(end,index),isMark:!1}),
parts.push({text:nameOf(found),isMark:!0}),end=index+found.length;return end<lines.length&&parts.push({text:lines.slice(
end),isMark:!1}),parts}function nameOf(found){let[first=""]=found;return/\\p{M}/u.test(first)?\`◌ ×\${[...found].length}\`:
\`U+\${(first.codePointAt(0)??0).toString(16).toUpperCase().padStart(4,"0")}\`}async function searchTexts(data2,text,isOver){let found=new Set;for await(let{from,texts}of data2.allTexts()){if(isOver())
return null;for(let[index,both]of texts.entries())both.some(shown=>shown!==null&&holdsText(startOf(shown),text))&&found.
add(from+index)}return isOver()?null:found}function startOf(shown){return typeof shown=="string"?shown:shown[0]}function rowDetail(row,data2,words2){let{detail}=words2,facts=element("dl",{className:"facts"},...factsOf(row,data2,words2).
map(([name,value])=>fact(name,value)));if(!data2.settings.hasTexts)return element("div",{},facts);let texts=element("div",
{className:"texts"},element("p",{className:"soft"},detail.loading));return(async()=>{let[prompt,answer]=await data2.textsOf(
row);texts.replaceChildren(textBox(detail.prompt,prompt,detail.noPrompt,words2),textBox(detail.answer,answer,detail.noAnswer,
words2))})().catch(()=>texts.replaceChildren(element("p",{className:"note"},detail.unreadable))),element("div",{},facts,
texts)}function factsOf(row,{settings},{detail}){let{message,checks:checks2,tokens,costUsd,modelVersion,attempt,shard,line}=row,
remedy=row.outcome==="failed"&&Object.hasOwn(settings.remedies,row.reason)?settings.remedies[row.reason]:null;return[[detail.
key,plainLine(row.key,120)===row.key?null:visible(row.key,"span")],[detail.message,message===null?null:visible(message,"\\
span")],[detail.remedy,remedy??null],[detail.checks,checks2.length===0?null:checks2.map(({name,passed})=>\`\${passed?"✓":
"✗"} \${name}\`).join("  ")],[detail.tokens,tokens&&detail.tokenParts(formatCount(tokens.prompt),tokens.cached>0?formatCount(
tokens.cached):null,formatCount(tokens.candidates),formatCount(tokens.thoughts))],[detail.cost,costUsd===null?null:smallUsd(
costUsd)],[detail.model,modelVersion===null?null:visible(modelVersion,"span")],[detail.place,attempt===null||shard===null||
line===null?null:\`shards/\${String(shard).padStart(4,"0")}-\${attempt}/output.jsonl:\${line}\`]].flatMap(([name,value])=>value===
null?[]:[[name,value]])}function fact(name,value){return element("div",{},element("dt",{},name),element("dd",{},value))}
function textBox(title,shown,absent,{detail}){let head=element("h3",{},title);if(shown===null)return element("section",{},
head,element("p",{className:"soft"},absent));let text=startOf(shown);if(text==="")return element("section",{},head,element(
"p",{className:"soft"},detail.empty));let box=visible(text,"pre");box.tabIndex=0,box.setAttribute("role","region"),box.setAttribute(
"aria-label",title);let cut=typeof shown=="string"?[]:[element("p",{className:"soft"},detail.cut(formatCount(text.length),
formatCount(shown[1])))];return element("section",{},head,box,...cut)}function visible(text,tag){let parts=visibleParts(
text).map(({text:text2,isMark})=>isMark?element("span",{className:"unprintable"},text2):text2);return element(tag,{className:"\\
outside",dir:"auto"},...parts)}function rowElements(row,columns,data2,words2,opened){let detailId=\`detail-\${row.index}\`,button=element("button",{type:"\\
button",className:"open"},outside(plainLine(row.key,120)||'""')),detail=element("td",{colSpan:columns.length}),detailRow=element(
"tr",{className:"detail",id:detailId},detail),show=()=>{let isOpen=opened.has(row.index);button.setAttribute("aria-expan\\
ded",String(isOpen)),detailRow.hidden=!isOpen,detail.replaceChildren(...isOpen?[rowDetail(row,data2,words2)]:[])};button.
setAttribute("aria-controls",detailId),button.addEventListener("click",()=>{opened.delete(row.index)||opened.add(row.index),
show()}),show();let cells=columns.map(column=>{if(column==="key")return element("th",{scope:"row"},button);let cell=element(
"td",{className:numberColumns.includes(column)?"number":""},...cellParts(row,column,words2));return cell.dataset.label=words2.
columns[column],cell});return[element("tr",{id:\`row-\${row.index}\`},...cells),detailRow]}function cellParts(row,column,words2){
switch(column){case"key":return[];case"type":return[outside(plainLine(row.type,60))];case"outcome":return[outcome(row,words2)];case"\\
checks":return checks(row,words2);case"tokens":return[dashed(totalTokens(row),formatCount)];case"cost":return[dashed(row.
costUsd,usd=>\`$\${usd.toFixed(6)}\`)];case"change":return row.change===null?["–"]:[change(row.change,words2)]}}function dashed(value,format){
return value===null?"–":format(value)}function outcome({outcome:outcome2,reason},words2){let isGood=outcome2==="succee\\
ded";return marked(isGood?"good":"bad",isGood?"✓":"✗",isGood?words2.succeeded:words2.failed,outside(plainLine(reason,
40)))}function checks({checks:checks2},words2){if(checks2.length===0)return["–"];let failed=checks2.filter(({passed})=>!passed).
map(({name})=>name);return failed.length===0?[marked("good","✓",words2.passed,\`\${checks2.length}/\${checks2.length}\`)]:
[marked("bad","✗",words2.notPassed,failed.join(" · "))]}function change(kind,words2){return kind==="regression"?marked(
"bad","▼","",words2.regression):marked("good","▲","",words2.improvement)}function marked(tone,mark,meaning,text){let seen=element(
"span",{className:"mark"},mark);seen.setAttribute("aria-hidden","true");let said=element("span",{className:"unseen"},meaning);
return element("span",{className:tone},seen," ",said," ",text)}var pageRows=100;function requestTable(data2,words2){let filter=noFilter,order=null,page=0,wanted=data2.rows,searches=0,
opened=new Set,columns=columnsOf(data2.settings),body=element("tbody",{}),status=element("span",{className:"status"});status.
setAttribute("role","status");let reset=element("button",{type:"button",hidden:!0},words2.reset),nothing=element("p",{className:"\\
nothing soft",hidden:!0},words2.nothing),bar=filterBar(data2,words2,next=>{choose(next)}),head=tableHead(columns,words2,
column=>{order=nextOrder(order,column),head.show(order),page=0,sort(),show()}),turner=pager(words2,next=>{page=next,show(),
section.scrollIntoView()});function show(){let pages=Math.max(1,Math.ceil(wanted.length/pageRows));page=Math.min(page,pages-
1);let rows=wanted.slice(page*pageRows,(page+1)*pageRows);body.replaceChildren(...rows.flatMap(row=>rowElements(row,columns,
data2,words2,opened))),turner.show(page,pages),nothing.hidden=wanted.length>0,reset.hidden=filter===noFilter}function tell(text){
status.textContent=text}function count(){tell(words2.count(formatCount(wanted.length),formatCount(data2.rows.length)))}function sort(){
wanted=orderRows(wanted.toSorted((a,b)=>a.index-b.index),order)}function choose(next){filter=next,page=0,searches+=1;let search=searches,
{text}=filter,chosen=data2.rows.filter(row=>isWanted(row,filter)),take=isFound=>{wanted=chosen.filter(isFound),sort(),show(),
count()};take(row=>text===""||showsText(row,text)),!(text===""||!data2.settings.hasTexts)&&(tell(words2.searching),searchTexts(
data2,text,()=>search!==searches).then(found=>found&&take(row=>found.has(row.index)||showsText(row,text))).catch(()=>tell(
words2.detail.unreadable)))}reset.addEventListener("click",()=>{bar.reset(),choose(noFilter),bar.element.querySelector("\\
input")?.focus()});function open(key){let row=data2.rows.find(candidate=>candidate.key.toWellFormed()===key);if(row===void 0){
tell(words2.notHere(plainLine(key,120)));return}opened.add(row.index),wanted.includes(row)||(bar.reset(),choose(noFilter)),
page=Math.floor(wanted.indexOf(row)/pageRows),show();let shown=body.querySelector(\`#row-\${row.index}\`);shown?.scrollIntoView(
{block:"center"}),shown?.querySelector("button")?.focus({preventScroll:!0})}let table2=element("table",{className:"cards\\
 requests"},head.element,body),section=element("div",{},bar.element,element("p",{className:"row"},status,reset),element(
"div",{className:"card"},table2,nothing),turner.element);return show(),count(),{element:section,open}}function themeButton(document2){let button=document2.querySelector("#theme");button instanceof HTMLElement&&(button.hidden=
!1,button.addEventListener("click",()=>{let{dataset}=document2.documentElement,isDark=dataset.theme?dataset.theme==="dar\\
k":matchMedia("(prefers-color-scheme: dark)").matches;dataset.theme=isDark?"light":"dark"}))}var data=readPageData(document),words=tableWords(data.settings.lang),table=requestTable(data,words);document.querySelector(
"#table")?.replaceChildren(table.element);themeButton(document);openForPrint(window);var openLinked=()=>{let key=linkedKey(
location.hash);key!==null&&table.open(key)};addEventListener("hashchange",openLinked);document.addEventListener("click",
({target})=>{let link=target instanceof Element?target.closest("a"):null;link!==null&&link.hash===location.hash&&openLinked()});
openLinked();document.documentElement.dataset.ready="";})();
`;
