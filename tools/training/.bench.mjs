import ort from 'onnxruntime-node'; import fs from 'fs';
const T=(a,d)=>new ort.Tensor('float32',a,d); const M=[];
const files=process.argv.slice(2); const N=96;
for(const f of files){const s=await ort.InferenceSession.create(f,{intraOpNumThreads:1,interOpNumThreads:1});
 const w=f.includes('/128-')?128:f.includes('/96-')?96:64; const W=[w,w,129];
 const st={}; for(let i=0;i<3;i++)for(const c of 'hc')st[`time_${c}${i}`]=T(new Float32Array(N*W[i]),[N,W[i]]);
 M.push({f,s,st,prev:T(new Float32Array(N*3),[N,3]),cpu:[],wall:[],size:fs.statSync(f).size});}
for(let k=0;k<120;k++)for(const m of M){const u=Float32Array.from({length:2*N},()=>Math.random()*.98+.01);
 const feeds={previous:m.prev,place:T(new Float32Array(7),[7]),style:T(Float32Array.from([1,0,0,0,0,0]),[6]),chord:T(new Float32Array(24),[24]),density:T(new Float32Array(6).fill(.5),[6]),energy:T(new Float32Array([1,.5]),[2]),uniforms:T(u,[N,2]),bias:T(new Float32Array(2*N),[N,2]),temperature:T(new Float32Array([1]),[1]),polyphony_cap:T(new Float32Array([1,4,1]),[3]),...m.st};
 const c=process.cpuUsage(),a=performance.now();const o=await m.s.run(feeds);const w=performance.now()-a,d=process.cpuUsage(c);
 if(k>20){m.cpu.push((d.user+d.system)/1000);m.wall.push(w);} for(const q in m.st)m.st[q]=o[q+'_out'];m.prev=o.notes;}
const q=(l,p)=>{l=[...l].sort((a,b)=>a-b);return l[Math.min(l.length-1,Math.floor(p*l.length))].toFixed(2)};
for(const m of M)console.log(m.f.slice(18).padEnd(30),(m.size/1024|0)+'KB','cpu min',q(m.cpu,0),'med',q(m.cpu,.5),'wall min',q(m.wall,0),'med',q(m.wall,.5),'p99',q(m.wall,.99));
