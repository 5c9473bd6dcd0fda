/**
 * What pieces do with chords: written by `tactus_training progressions` (tools/training) from the sets jsb, nottingham, songbook, freedoom, electronic, ragtime.
 * Counts only, of rhythms and rows of chords that stand in two pieces or more. For each style and mode: `= style mode` and the
 * share of phrases that begin as the one before; `~` rhythms of four bars (half bars, `x` where a chord begins); `@` the chords
 * of each half bar; then, after the chords before them, the chords that follow, `?` standing for what fewer chords before say.
 * `all` is every style together.
 */
export const chordBankText = `
= all major 0.31
: ? 719 I 9010 V7 4296 IV 3243 V 2091 ii 1495 vi 1120 II7 712 I7 523 ii7 411 bVII 334 iii 322 VI7 273 vi7 218 v 203 II 183 i 173 Imaj7 170 iv 155 III7 136 III 109 IVmaj7 95 v7 92 viio 88 #ivo 88 bVI 79 iii7 74 VI 70 biio 70 biiio 64 bVII7 58 bIII 56 IV7 49 VII7 49 iiio 38 bVI7 36 V+ 36 viio7 34 i7 32 bvio 28 vo 26 bII 26 bVImaj7 24 I+ 24 bVIImaj7 23 iiio7 21 io 20 VII 18 bIImaj7 18 iio 17 #ivo7 16 vii 15 vii7 15 vio 14 bIII7 14 bvii 13 bII7 12 VI+ 11 iio7 10 III+ 9 iv7 8 #IV7 8 bVIIsus4 8 Vmaj7 7 biii7 7 ivo 6 IV+ 5 bviio 4 biii 4 #IV 4 bVI+ 3 II+ 3 io7 3 bIIImaj7 3 biio7 2 vo7 2 vio7 2 #iv 2 #IVmaj7 2 bvii7 2 bii 2
#IV7: ? 45 IVmaj7 3
#ivo: ? 193 V 19 I 16 V7 10 vi 4 vi7 4 i 4 II 4 ii7 4 I7 3 v 2
#ivo7: ? 49 vi 4 iii 3 II 3 I 3 iii7 2
I: ? 554 IV 2074 V7 1785 I 1135 V 892 ii 680 vi 479 II7 209 bVII 174 I7 141 vi7 79 VI7 79 iii 72 ii7 66 i 45 III7 44 II 40 bVI 38 iv 37 v 37 viio 32 biio 28 IVmaj7 27 #ivo 27 biiio 23 III 19 iii7 14 V+ 13 bVI7 12 I+ 12 v7 11 VI 9 iiio7 8 bVImaj7 8 bIII 8 vo 7 i7 7 io 7 #ivo7 6 Imaj7 6 bvio 6 IV7 6 bVII7 6 iiio 5 viio7 4 VII7 4 bVIImaj7 3 VI+ 3 bIImaj7 3
I+: ? 42 I 10 IV 9 IVmaj7 3
I7: ? 287 IV 335 I7 24 I 21 IVmaj7 19 v7 19 v 9 IV7 8 V 6 iv 5 ii 4 VI7 4 I+ 4 #ivo 3 bVII 3 V7 3 II7 2
II: ? 151 V 65 I 29 II7 15 V7 13 vi 11 v 8 Imaj7 7 III 5 ii 5 i 4 #ivo 2 I7 2 iii 2
II+: ? 17 II7 2
II7: ? 327 V7 381 V 129 I 59 ii7 36 iii 11 vi7 11 ii 8 v 8 vi 7 v7 7 II7 6 iv 6 III 3 VI7 3 IV 3 i 2 io 2
III: ? 171 vi 46 IV 9 V 8 I 6 iii 6 ii 4 VI 4 viio7 3 IVmaj7 3 II7 3 viio 2
III+: ? 34 IV 4 VI7 3
III7: ? 173 vi 54 VI7 29 vi7 10 IV 9 VI 5 V7 3 III 3 I 2 II7 2 III7 2
IV: ? 437 I 1473 V7 538 V 282 ii 177 I7 122 IV 89 II7 88 bVII 72 vi 47 iv 42 v 41 iii 23 VI7 22 ii7 21 i 14 #ivo 13 II 13 III7 12 vi7 10 III 8 viio7 8 VII7 8 bIII 7 Imaj7 7 IVmaj7 7 io 6 v7 5 IV7 5 bVII7 5 iii7 4 bII 4 iiio 3 VI 3 bVIImaj7 3 biio 3 I+ 3 IV+ 3 bVI 3 ivo 2 bvio 2 i7 2
IV7: ? 163 I 16 bVII 6 V7 3 III7 3 bVIImaj7 3 iv 2 vi7 2 IV 2
IVmaj7: ? 202 V7 15 bVII7 15 I 13 V 9 IV 6 ii7 5 iii 4 ii 3 II7 3 IV7 2
Imaj7: ? 287 I 15 vi7 14 VI7 14 V 12 V7 11 IV 8 iii 8 V+ 7 vi 5 II7 5 ii7 5 ii 5 III7 5 II 4 IVmaj7 4 v7 4 viio7 3 I7 3 biio 3 iii7 2
V: ? 373 I 1031 vi 204 IV 184 V7 134 ii 65 II7 58 V 54 II 36 iii 32 Imaj7 31 i 23 bVII 20 III 16 I7 14 v 13 ii7 13 vi7 12 viio 10 biio 9 bvio 9 iii7 7 #ivo 7 iiio7 6 v7 6 VII 4 bVI 4 vo 4 III7 4 VI 3 iiio 3 viio7 3 iio 3 iv 2 IVmaj7 2 V+ 2
V+: ? 78 I 15 Imaj7 7 I7 2 V7 2
V7: ? 404 I 3615 IV 83 V7 79 I7 70 vi 54 ii7 54 ii 48 V 41 Imaj7 37 iii 14 vi7 10 biio 10 v7 9 iii7 8 i 8 II 7 IV7 7 V+ 7 #ivo 6 viio 4 VI 4 biiio 4 VI7 4 v 3 iio 3 iv 3 bVII 3 II7 3 vo 3 iiio7 3 iiio 2 bVI 2 bvio 2 bVII7 2
VI: ? 200 ii 22 I 5 V7 4 VI7 3 #ivo 3 II 3 V 3 bvio 2 biio 2 II7 2
VI+: ? 34 ii7 6 VI7 3
VI7: ? 217 ii 87 II7 87 ii7 37 V7 9 V 8 VI7 6 IV 5 iv 4 I 2 vio 2
VII: ? 75 vi 3 iii 2 II 2
VII7: ? 168 iii 13 iii7 7 I 5 V 4 vi 2 III 2
Vmaj7: ? 44 I 2
bII: ? 61 I 16 bVI 2
bII7: ? 55 I 3 I7 2
bIII: ? 154 I 11 IV 8 bVII 4 i 4 bVI 4 v 3 iiio 2 viio 2 iii 2
bIII7: ? 68 ii7 4 II7 2 IVmaj7 2 vi7 2
bIImaj7: ? 92 I 6
bVI: ? 166 I 28 bVII 7 i 6 V 5 bIII 4 IV 4 bVImaj7 3 iv 2 V7 2 bvii 2
bVI7: ? 122 V7 9 ii7 7 I 6 IV 2
bVII: ? 205 I 160 IV 66 I7 17 V7 16 ii 10 i 7 V 7 bIII 6 vi 6 v 5 bVI 4 II7 4 VI7 3 iiio 2
bVII7: ? 122 Imaj7 14 VI7 12 I 7 iii7 6 bIII 5 vi7 3
bVIImaj7: ? 78 I 4 ii 3 bIII7 3 v 2 IV 2
bVIIsus4: ? 45 I 3
bVImaj7: ? 91 I 5 V 5 bVII 3
bii: ? 8 I 2
biii7: ? 27 bVI7 4
biiio: ? 151 ii7 26 I 5 V7 4 III7 3 iii 3 III 2
biio: ? 145 V7 17 ii 14 ii7 13 I 6 iio 4 VI 2 v 2 VI7 2
bvii: ? 77 I7 2 iv 2 V7 2 IV 2
bvio: ? 151 vi 9 IV 2 v 2
i: ? 256 I 53 V 23 v 11 iv 9 bVI 9 IV 7 bVII 7 i7 5 V7 5 II7 5 #ivo 4 i 3 IV7 3 viio 3 iv7 2 bIII 2 biio 2
i7: ? 116 i7 6 IV7 4 bVII 3 IV 3
ii: ? 351 V7 785 V 205 I 153 IV 64 vi 51 II7 24 VI7 24 v 23 VI 15 ii 15 ii7 14 iii 13 III 11 vi7 8 I7 7 iiio 7 IVmaj7 5 II 4 bVII 4 VII7 4 iv 4 bIII 3 Imaj7 3 iio7 3 #ivo 2 viio 2 bVII7 2
ii7: ? 342 V7 201 I 68 V 18 Imaj7 16 bVII7 9 vi7 7 v7 7 iv 6 II7 6 ii7 6 biiio 6 bIImaj7 5 iii 4 IV 3 IV7 3 bII7 3 vi 2 III7 2 viio7 2 VI7 2 I7 2 V+ 2
iii: ? 276 vi 47 I 41 IV 37 ii 34 V 31 II 22 V7 17 ii7 11 VI7 11 II7 10 VII7 8 vi7 7 viio 6 #ivo 5 biiio 4 #ivo7 3 iii 3 IVmaj7 3
iii7: ? 198 VI7 12 biiio 10 vi7 7 I 5 vi 4 V 4 ii 3 II 3 V7 3 ii7 2 bvio 2 IV 2 II7 2
iiio: ? 112 i 7 I 5 IV 5 V7 5 V 4 viio 2 bII 2
iiio7: ? 60 VI7 7 I 4 ii 3 I7 3
iio: ? 87 vi 4 V 3 V7 2
iio7: ? 33 V7 3 I 3 iv 2
io: ? 61 I 11 I7 3
iv: ? 237 I 72 V7 18 i 10 V 8 bIII 5 v7 3 bVII7 3 iii7 3 Imaj7 3 bIImaj7 2 II7 2
iv7: ? 53 I 2
v: ? 235 I 42 I7 28 IV 24 V 24 ii 14 VI7 12 VI 7 II7 5 bVII 5 v 5 II 4 V7 4 ii7 3 i 2 bvii 2
v7: ? 141 I7 45 IV 13 I 12 V7 3 #IV7 3 I+ 2
vi: ? 340 ii 238 I 160 V7 155 V 137 II7 100 IV 79 iii 70 III7 29 III 25 II 16 ii7 14 vi 9 vi7 9 I7 8 iii7 5 VII7 5 VI 4 viio 4 VII 3 bVIImaj7 3 IV7 3 VI7 3 iiio 2 Vmaj7 2 #ivo 2 Imaj7 2
vi7: ? 319 II7 44 ii7 37 V 26 I 19 V7 12 ii 9 iii 5 II 4 #ivo 4 III 3 vi 3 bVI7 3 v 2 VII7 2 I7 2 vii 2 #ivo7 2 vi7 2
vii: ? 77 III7 3 V7 2 II 2 VI 2
vii7: ? 64 III7 6
viio: ? 202 I 30 V 14 IV 7 vi 6 vii 3 iii 2 ii 2 VII7 2
viio7: ? 111 vi 6 I 6 III7 5 IV 4 V 4 iv 2
vio: ? 59 bIII 2
vo: ? 101 V7 6 I 5
= all minor 0.37
: ? 722 i 2688 bVII 877 iv 815 bIII 749 bVI 699 v 543 V 392 V7 311 i7 283 I 204 IV 176 bVImaj7 153 bII 119 bVII7 118 iio 111 IV7 98 iv7 84 v7 82 ii 70 bvii 69 viio 65 I7 62 bIImaj7 49 II 44 vio 42 biii 42 bIIImaj7 41 II7 37 vi 36 bIII7 34 #ivo 31 iiio 30 iio7 29 vo 27 io 23 #IV 21 vio7 20 ii7 20 bvi 17 bii 15 VII 15 III 15 V+ 14 bVI7 13 Imaj7 13 biio 11 bvii7 11 bvio 9 ivo7 9 viio7 8 ivo 7 bII7 7 I+ 6 VI 6 Vmaj7 5 biii7 5 vo7 4 II+ 4 bIII+ 4 VIImaj7 4 bVIImaj7 3 vi7 3 io7 3 iii7 3 VI+ 3 IIIsus4 3 iiio7 2 biiio 2 vii 2 iii 2
#ivo: ? 96 i 10 V 6 II7 3 v 2 i7 2
I: ? 314 i 56 iv 30 bVI 18 bIII 9 bVII 9 bII 6 V 6 I 5 I7 3 bIII7 3 V7 3 vio 3 vio7 2 vo 2 viio 2 i7 2 II 2
I+: ? 25 i 3 iv 2
I7: ? 129 iv 25 IV7 9 i 7 bvii 3 v7 2 bVII7 2 bVI 2
II: ? 136 V 9 v 6 i 5 II7 3 i7 2
II7: ? 144 v 6 V7 6 bIII 4 V 3
III: ? 56 i 7
IV: ? 203 i 53 bVI 19 ii 16 iv 16 bVII 12 bIII 11 IV7 6 bIIImaj7 4 v 4 i7 4 v7 3 V7 3 vio 2 bVImaj7 2
IV7: ? 116 bVII 39 i 19 bIII 7 bVII7 6 V 4 iv 3 bVI 3
V: ? 262 i 198 iv 27 v 23 bVI 17 bIII 13 bVII 12 I 11 V 9 bVImaj7 8 V7 8 IV 7 iio 5 iio7 5 iv7 4 bVII7 4 v7 4 I7 3 iiio 3 ii7 2 bIII+ 2
V7: ? 202 i 232 bVI 14 iv 13 I 6 I7 5 V7 4 viio 3 bVII7 2 V 2 iio7 2
bII: ? 105 i 68 bIII 13 bVI 7 bvii 6 I 5 iv 3 i7 3
bII7: ? 44 i 3
bIII: ? 364 bVII 127 i 104 bVI 90 iv 84 v 50 IV 37 iio 30 IV7 29 ii 19 bIII 15 viio 12 V7 10 bII 10 V 9 v7 9 bVII7 8 biii 8 iiio 7 i7 7 iio7 6 bIII7 6 bIIImaj7 6 III 6 I 5 bVImaj7 5 I7 4 iv7 4 #ivo 3 bvii 3 vio 3 II7 3 II 3 bVIImaj7 2 ii7 2
bIII7: ? 122 bVI 16
bIIImaj7: ? 152 i 12 V 3 iv 3 bVImaj7 3 bVII 2
bIImaj7: ? 84 i 22 bVI 5 bIII 5 bII 5 iv 4 I 3
bVI: ? 390 iv 119 i 105 bVII 92 bIII 87 v 75 V 28 V7 21 bVI 20 bIII7 14 bVImaj7 13 i7 13 bVII7 8 viio 7 biii 6 bvii 4 II 4 II7 4 iv7 3 iio 3 I 3 bIImaj7 3 V+ 2 #ivo 2 iiio 2 IV 2 bvii7 2 vio 2
bVI7: ? 69 bvii 3 i 3 V7 2
bVII: ? 292 i 426 bIII 106 bVI 72 V7 38 v 32 V 31 iv 27 IV 23 I 22 bVII7 10 v7 9 bVImaj7 9 i7 8 bIIImaj7 7 bVII 5 iio 4 bII 4 vio 2
bVII7: ? 202 bIII 47 v7 8 i 6 bVI 6 bIIImaj7 5 V 4 bIII7 4 iv 3 bVImaj7 3 ii7 3 bVII 3 V7 2 iio 2 vio 2
bVImaj7: ? 179 i 22 bVI 20 bVII 16 iv 15 iv7 11 v 10 V 9 v7 8 bVII7 6 bVImaj7 6 i7 5 bIII 5 iio 3 #ivo 2
bii: ? 47 i 8
biii: ? 106 bIII 5 i 3 bII 3 v 3
biio: ? 49 I 2
bvi: ? 54 biii 7 bVI 4
bvii: ? 107 i 26 I 9 bII 8 iv 6 bIII 4 I7 3
bvii7: ? 31 bVI 3
i: ? 484 bVII 384 i 347 iv 277 bIII 241 bVI 210 v 170 V 138 i7 129 V7 113 bII 66 IV 50 bVImaj7 42 I 40 IV7 39 bvii 28 iv7 27 bVII7 26 iio 23 io 20 I7 20 bIImaj7 18 viio 16 v7 10 ii 10 vio 9 #ivo 9 II7 9 biii 9 iio7 8 bIIImaj7 8 vi 8 #IV 7 II 6 vio7 5 bVI7 5 vo 5 iiio 4 ivo 3 I+ 3 io7 2
i7: ? 280 i 71 bVII 27 v 25 bIII 24 iv 19 bVII7 14 i7 12 v7 11 V 10 bVI 10 iv7 9 bVImaj7 6 IV 6 V7 3 ii7 3
ii: ? 127 i 31 bIII 11 I 4 V 3 V7 2 iv 2 bVImaj7 2
ii7: ? 89 bVII 3 i 3 V 2 i7 2
iiio: ? 133 iv 6 bvii 4 i 4 bVII7 2
iio: ? 216 i 29 bIII 14 bVI 12 bVII 7 iv 7 v 5 V 4 bVImaj7 3 iv7 2
iio7: ? 106 i 10 i7 5 V 3
io: ? 78 i 9
iv: ? 322 i 248 v 83 bVII 67 V7 57 V 55 bVI 50 bIII 38 I 36 iv 25 i7 25 IV 23 bVII7 13 I7 9 viio 6 v7 6 iv7 5 bvii 5 bII 4 vi 4 iiio 3 bVImaj7 3 iio7 2 ii 2 I+ 2 IV7 2
iv7: ? 170 i7 12 i 10 V7 9 bIII 7 bVII7 6 iv 6 bVII 5 v 4 bVI 3 I 2
ivo7: ? 8 i 8
v: ? 271 i 236 bVI 50 bIII 34 bVII 30 iv 29 v 24 V 23 iio 13 IV 9 bVImaj7 9 i7 8 v7 7 IV7 6 viio 5 bIIImaj7 5 #ivo 5 V7 5 bVII7 4 I 4 vo 4 II 3 vio 2
v7: ? 171 i 19 bVImaj7 17 i7 7 V 4 bVI 4 IV 3 bVII 3 vo 2 bIII 2
vi: ? 95 i 8 bVI 7 vio 5
viio: ? 130 i 23 V 10 bVI 9 iv 5 iio 3 V7 2 bVImaj7 2
viio7: ? 25 V 4 i 3
vio: ? 94 i 16 bIII 7 bVII 6 II 3 bVI 3
vio7: ? 93 bVII 2 i 2 II 2
vo: ? 90 I 8 i 5 iv 2 bIImaj7 2
= chorale major 0.07
~ xxxxxxxx 175 xxxx.xxx 37 x.xxxxxx 36 xx.xxxxx 24 xxxxxx.x 22 xxxxx.xx 22 xxxxxxx. 19 xxx.xxxx 15 xxx.xxx. 10 xxx..xxx 10 xxxxxx.. 10 x..xxxxx 10 x.xx.xxx 9 x.xxxxx. 8 xx.xxx.x 6 xx.xx.xx 6 xxxx.xx. 6 x...xxxx 6 xxxx..xx 5 x.xxxx.. 4 xxxxx.x. 3 xx.xxxx. 3 xxxxx..x 3 x.x.xxxx 2 xxxx.x.. 2 x.xx..xx 2 x..x.xxx 2 x.xxxx.x 2 xxx..xx. 2 xxxx...x 2 xxx.xx.x 2
@0 I 216 V 58 vi 47 IV 25 ii 21 i 19 Imaj7 16 V7 14 iii 8 bVII 6 #ivo 6 II 5 vi7 5 v 5 III 5 II7 5 viio 4 iv 4 I7 3 bVIImaj7 2 IVmaj7 2 #ivo7 2 bIII 2
@1 V 75 I 66 IV 35 ii 30 iii 22 viio 15 vi 14 V7 13 #ivo 11 vi7 11 IVmaj7 10 I7 9 iii7 8 II 8 ii7 7 III 7 v 6 i 6 iv 6 iiio 4 VI 4 biio 4 bIII 3 bVI 3 IV7 3 bVII 3 Imaj7 2 II7 2 biiio 2
@2 I 71 V 41 IV 37 V7 28 vi 28 ii 26 iii 18 vi7 15 ii7 13 v 12 III 11 I7 10 II 10 iiio7 8 viio 7 iiio 7 Imaj7 7 iv 7 i 7 VI 6 II7 6 IVmaj7 5 bvio 5 viio7 4 bVII 4 #ivo7 3 VI7 3 iio 3 biio 2 #ivo 2 VII 2 v7 2
@3 I 92 V 87 IV 32 II 29 ii 25 vi 23 V7 18 II7 17 III 12 #ivo 12 viio 8 iv 6 bVII 6 iii 5 biio 4 v 4 IVmaj7 4 VI 4 III7 4 ii7 3 viio7 3 #ivo7 3 VI7 3 I7 3 VII 2 biiio 2 i 2 iiio 2 bVImaj7 2 bvio 2 iio 2
@4 I 95 V 71 vi 44 IV 24 III 18 ii 18 V7 13 iii 12 i 10 VI 8 bvio 8 vi7 7 v 7 I7 6 Imaj7 6 bVII 5 #ivo 5 bVIImaj7 4 II7 4 iiio 4 iii7 4 III7 3 ii7 3 iv 3 viio7 3 viio 3 #ivo7 2 biio 2 v7 2 II 2
@5 I 89 V 62 IV 38 vi 38 ii 33 V7 17 iii 16 viio 16 vi7 13 II 12 iii7 11 III 7 bIII 7 iiio 6 #ivo 6 IVmaj7 6 biio 6 viio7 6 Imaj7 6 iv 5 II7 4 I7 3 bVII 3 VI 3 ii7 3 i 3 v 3 Vmaj7 3 VI7 2 biiio 2
@6 V 73 I 65 IV 50 vi 23 ii 19 V7 18 iii 17 III 11 II 11 biio 11 II7 11 vi7 10 VI 9 ii7 9 v 8 bVII 8 iv 7 i 6 Imaj7 6 viio 5 viio7 5 biiio 4 III7 4 IVmaj7 4 I7 3 iii7 3 iiio 3 #ivo 2 bIII 2 #ivo7 2 bII 2 bVI 2
@7 I 97 V 90 ii 29 vi 26 IV 22 V7 20 II 17 II7 12 VI 11 III 10 viio 10 vi7 8 Imaj7 6 iio 6 #ivo 6 iii 5 i 5 bIII 5 biiio 3 III7 3 I7 3 IVmaj7 2 iii7 2 iv 2 viio7 2
: ? 490 I 791 V 557 IV 263 vi 243 ii 201 V7 141 iii 103 II 94 III 81 vi7 70 viio 68 II7 61 i 58 #ivo 50 Imaj7 50 v 46 VI 45 ii7 40 I7 40 iv 40 bVII 36 IVmaj7 34 biio 29 iii7 28 iiio 26 viio7 25 bIII 22 bvio 19 III7 15 biiio 13 #ivo7 13 iio 13 iiio7 12 VI7 10 bVIImaj7 10 bVI 8 v7 8 VII 7 vo 7 Vmaj7 5 vii 5 IV7 5 iv7 4 bvii 4 i7 4 bII 3 bVImaj7 3 vio 2 vo7 2 vio7 2
#ivo: ? 110 V 17 I 6 V7 5 vi 4 vi7 4 i 4 II 4
#ivo7: ? 41 iii 3 II 3 vi 3 I 3
I: ? 319 V 211 IV 99 vi 49 ii 48 V7 42 I 34 iii 33 vi7 25 viio 24 II 19 #ivo 18 IVmaj7 17 I7 12 III 11 iv 10 II7 9 iii7 8 biio 8 #ivo7 6 Imaj7 6 v 6 bVII 5 ii7 4 viio7 4 bvio 4 iiio7 4 III7 3 iiio 3 i 2 bVIImaj7 2 VI7 2 v7 2 biiio 2
I7: ? 126 IV 9 I 7 v 3 V 3 VI7 2
II: ? 124 V 32 I 14 vi 8 II7 7 Imaj7 5 III 5 v 4 V7 3 #ivo 2 ii 2 iii 2
II7: ? 129 V 24 I 12 iii 6 vi 4 III 3 V7 2
III: ? 125 vi 37 V 8 I 6 iii 4 ii 4 viio7 3 IVmaj7 3 VI 3 viio 2 II7 2
III7: ? 82 vi 3
IV: ? 229 I 88 V 46 ii 23 V7 17 vi 15 bVII 11 viio7 6 vi7 5 I7 4 IV 4 ii7 3 iiio 3 VI 3 iii 3 III 3 bVIImaj7 3 v 3 biio 3 Imaj7 3 iii7 2 #ivo 2 v7 2 bIII 2
IVmaj7: ? 84 V 9 V7 7 I 5 IV 3 ii 3 iii 2
Imaj7: ? 145 V 8 I 8 iii 7 II7 5 IV 3 V7 3 iii7 2 II 2 ii 2
V: ? 304 I 232 IV 35 vi 30 II 22 Imaj7 21 V7 18 ii 17 III 16 iii 13 II7 13 i 12 V 12 biio 9 viio 9 I7 8 bvio 8 iii7 7 #ivo 7 vi7 6 iiio7 6 ii7 5 iiio 3 viio7 3 iio 3 bVII 2 v 2 VI 2 VII 2 IVmaj7 2
V7: ? 153 I 61 V 17 ii 13 IV 7 i 6 II 5 viio 4 VI 3 ii7 3 iio 2 iii 2
VI: ? 124 ii 16 #ivo 3 I 3 V 3 bvio 2 biio 2
VI7: ? 52 ii 4 V 2
VII: ? 43 iii 2 II 2
Vmaj7: ? 35 I 2
bII: ? 17 I 2
bIII: ? 104 bVII 4 iiio 2 viio 2 IV 2
bVI: ? 36 iv 2 V 2
bVII: ? 112 IV 9 I 6 bIII 5 i 5 iiio 2
bVIImaj7: ? 53 v 2 ii 2
biiio: ? 69 III 2 III7 2 iii 2
biio: ? 139 ii 8 iio 4 I 2 VI 2 v 2
bvio: ? 107 vi 6 IV 2
i: ? 198 iv 9 V 8 v 5 bVI 4 bVII 3 viio 3 iv7 2 bIII 2 i 2 IV 2 I 2
ii: ? 210 I 31 vi 28 V 26 IV 22 VI 13 III 11 V7 10 vi7 6 iii 6 v 5 ii7 5 II 4 I7 3 ii 3 bIII 2 Imaj7 2
ii7: ? 96 I 17 V 10 Imaj7 3 vi7 2
iii: ? 139 I 18 ii 11 vi 11 IV 10 V 9 viio 6 II 6 V7 6 #ivo 5 II7 5 vi7 5 #ivo7 3 ii7 3 IVmaj7 2
iii7: ? 109 I 4 ii 3 II 3 V7 3 V 3 biiio 2 IV 2 vi 2
iiio: ? 105 IV 5 I 4 V7 3 V 3 viio 2
iiio7: ? 42 I 4 ii 3 I7 3
iio: ? 61 vi 4 V 3
iv: ? 117 i 9 V 6 I 6 bIII 3
v: ? 157 I 7 ii 6 VI 6 IV 5 II 4 bVII 3 VI7 2
v7: ? 44 IV 4
vi: ? 245 I 53 V 41 ii 23 III 22 IV 15 iii 12 II7 9 vi7 8 V7 8 vi 6 ii7 4 III7 4 iii7 4 viio 4 II 3 VI 3 iiio 2 bVIImaj7 2 Vmaj7 2
vi7: ? 139 V 23 I 14 II7 4 II 4 ii7 4 III 3 V7 2
viio: ? 168 I 22 V 14 IV 7 vi 3 iii 2 ii 2
viio7: ? 85 vi 6 IV 4 V 4 I 4 iv 2
vio: ? 8 bIII 2
#ivo I: ? 35 V 2
#ivo II: ? 17 V 3
#ivo V: ? 42 I 9 bvio 3 II 2
#ivo V7: ? 18 ii 3
#ivo vi7: ? 17 V 3
#ivo7 I: ? 8 V 3
I #ivo: ? 51 V 10 II 3 I 2
I #ivo7: ? 28 vi 2
I I7: ? 65 IV 3
I II: ? 68 V 7 #ivo 2 V7 2 iii 2
I II7: ? 44 I 3 V 2
I III: ? 44 vi 7
I IV: ? 177 I 31 V 13 ii 11 vi 8 V7 8 vi7 4 VI 3 viio7 3 iiio 2 #ivo 2 IV 2 I7 2 iii 2
I IVmaj7: ? 78 V 5 V7 3 ii 2
I V: ? 214 I 85 vi 19 IV 13 II 9 iii 9 ii 8 III 8 II7 8 Imaj7 6 V7 5 #ivo 5 bvio 5 iiio7 4 iii7 3 I7 3 ii7 3 V 3 iiio 2 vi7 2 biio 2
I V7: ? 105 I 14 V 5 ii 2 ii7 2 II 2 IV 2
I VI7: ? 8 ii 2
I bVII: ? 26 I 3
I biio: ? 53 ii 3
I ii: ? 130 vi 8 I 7 V 6 V7 4 vi7 4 IV 3 VI 3 III 2
I iii: ? 108 #ivo 5 ii 4 I 4 vi 4 IV 3 V 3 II7 2 II 2 ii7 2
I iii7: ? 52 V 2 I 2
I iv: ? 35 i 3 bIII 2
I v: ? 35 VI 3
I vi: ? 145 I 8 III 6 ii 5 V 5 IV 4 II7 3 iii 3 vi7 3 III7 2
I vi7: ? 79 V 9 II7 3 II 3 I 2
I viio: ? 71 I 12 vi 3 V 2
I viio7: ? 26 vi 2
I7 I: ? 44 V 3
I7 IV: ? 53 I 4
II I: ? 59 V 4 vi 3 V7 2 II 2
II II7: ? 34 V 3 iii 2
II III: ? 27 I 2
II V: ? 121 I 16 V 4 vi 3 Imaj7 2 II 2
II ii: ? 8 I 2
II vi: ? 36 I 4
II7 I: ? 42 V 6 IV 2 II 2
II7 V: ? 66 I 10 ii 4 V7 3 II 3 viio 2 V 2
II7 iii: ? 44 V 2
III I: ? 44 V 2
III V: ? 25 biio 5 I 2
III ii: ? 26 vi 2
III vi: ? 109 I 11 vi 6 III 4 iii 4 V7 4 vi7 3 ii 3 V 2
IV I: ? 202 V 23 IV 8 vi 7 V7 6 ii 5 I 4 viio 4 #ivo 3 v 3 vi7 3 II 2 bVII 2 II7 2 iii7 2
IV I7: ? 26 IV 2
IV V: ? 96 I 25 III 5 IV 4
IV V7: ? 53 I 11
IV bVII: ? 43 IV 5 bIII 2
IV ii: ? 83 I 3 iii 3 vi 3 V 3 ii7 3 IV 2 III 2
IV ii7: ? 17 V 2
IV iii: ? 8 I 3
IV iiio: ? 17 I 2
IV vi: ? 61 V 5 I 2 ii 2
IV vi7: ? 35 I 2
IV viio7: ? 34 vi 2 IV 2
IVmaj7 V: ? 35 I 6
IVmaj7 V7: ? 8 I 7
IVmaj7 ii: ? 17 vi 2
Imaj7 I: ? 26 V 5
Imaj7 II7: ? 26 V 3
Imaj7 IV: ? 17 I 2
Imaj7 V: ? 43 I 2 IV 2
Imaj7 V7: ? 8 I 2
Imaj7 iii: ? 53 vi 2
V #ivo: ? 26 V 5
V I: ? 250 V 55 IV 38 ii 20 I 15 vi 12 iii 10 IVmaj7 10 vi7 8 V7 8 #ivo 6 viio 5 II 5 I7 4 II7 4 III 4 bvio 3 Imaj7 3 iiio7 2 biio 2 ii7 2
V I7: ? 44 IV 2 v 2
V II: ? 61 V 8 I 5 III 3
V II7: ? 82 V 2
V III: ? 42 V 7 vi 5 viio7 2
V IV: ? 76 V 11 I 10 V7 4 ii 3 viio7 3
V Imaj7: ? 96 I 5 II7 3 V7 2 V 2
V V7: ? 70 I 6 V 4 ii 2
V biio: ? 52 iio 3 ii 2
V bvio: ? 27 vi 5
V i: ? 80 iv 2 I 2
V ii: ? 59 VI 3 V 3 vi 3 I 2 v 2
V ii7: ? 27 I 2
V iii: ? 88 IV 3 II 2
V iii7: ? 53 II 2
V iiio7: ? 18 I 4
V vi: ? 95 I 10 V 6 IV 3 III 2 ii 2
V vi7: ? 34 I 2 V 2
V viio: ? 36 I 5
V viio7: ? 17 V 2
V7 I: ? 163 V 17 vi 8 IV 5 ii 4 iii 4 I 3 biio 3 iiio7 2
V7 IV: ? 43 ii 3 I 2
V7 V: ? 52 I 11 iii7 2
V7 i: ? 27 iv7 2
V7 ii: ? 70 IV 4 I 3
V7 ii7: ? 17 I 2
VI ii: ? 94 IV 3 vi7 2 vi 2 VI 2 I 2
VI7 ii: ? 26 I 2
Vmaj7 I: ? 8 II 2
bIII IV: ? 8 bVII 2
bVI V: ? 8 i 2
bVII I: ? 17 IV 4
bVII IV: ? 53 I 3
biio ii: ? 33 vi 2 I 2 VI 2
biio iio: ? 8 vi 4
bvio vi: ? 16 III 4 V 2
i V: ? 28 i 4
i iv: ? 53 V 2 i 2
i v: ? 36 II 2
ii I: ? 93 V 12 IV 3 V7 3 #ivo 2 vi 2 iii 2
ii II: ? 26 I 2
ii III: ? 34 vi 7 I 2
ii IV: ? 59 V 8 I 5 bVII 3 I7 2
ii V: ? 77 I 13 Imaj7 3 vi 2 ii 2
ii V7: ? 16 I 6 ii 3
ii VI: ? 53 ii 5 #ivo 3
ii ii7: ? 8 I 5
ii v: ? 26 ii 3
ii vi: ? 95 V 10 I 6 ii 3 ii7 2
ii vi7: ? 35 I 3
ii7 I: ? 69 V 8 IV 2 I 2
ii7 Imaj7: ? 17 IV 2
ii7 V: ? 52 I 4 Imaj7 2
iii #ivo: ? 16 V7 3 I 2
iii #ivo7: ? 17 iii 2
iii I: ? 88 V 5 vi 3 V7 2
iii II: ? 25 I 2 V 2
iii II7: ? 26 V 3
iii IV: ? 26 I 8
iii V: ? 51 vi 2 II 2 IV 2
iii V7: ? 17 I 5
iii ii: ? 52 vi 3 V 2
iii ii7: ? 17 V 2
iii vi: ? 62 ii 2 V 2
iii viio: ? 36 I 2
iii7 II: ? 8 V 3
iiio I: ? 26 V 2
iiio IV: ? 18 I 3
iiio V: ? 17 I 2
iiio7 I: ? 8 V 4
iio V: ? 8 i 3
iio vi: ? 17 I 3
iv I: ? 35 iv 3
iv V: ? 35 I 2
iv i: ? 36 iv 4
v I: ? 28 V 3
v II: ? 26 v 2
v IV: ? 27 I 2
v VI: ? 26 ii 4
v ii: ? 34 V 2 IV 2
vi I: ? 119 V 17 iii 8 V7 8 IV 6 I 6 vi7 3 ii 3
vi II7: ? 33 V 3 I 3 iii 2
vi III: ? 54 vi 12
vi III7: ? 18 vi 2
vi IV: ? 52 I 7 ii 3
vi V: ? 92 I 16 IV 7 Imaj7 3 I7 2 iii 2 II7 2 V7 2
vi V7: ? 43 V 3 iii 2
vi ii: ? 68 V 5 I 4 IV 4 V7 2
vi iii: ? 49 I 3 #ivo7 2 V7 2 viio 2 IV 2
vi vi7: ? 44 V 4
vi7 I: ? 51 V 5 III 3 IV 2
vi7 II: ? 18 V 2
vi7 II7: ? 17 V 3
vi7 V: ? 78 I 11 vi 2 Imaj7 2
vi7 ii7: ? 18 I 2
viio I: ? 93 V 7 V7 2 viio 2 IV 2 iii7 2 ii 2
viio IV: ? 27 V 4
viio V: ? 63 I 5
viio vi: ? 17 I 2
viio7 IV: ? 16 I 2 V 2
viio7 V: ? 26 I 2
viio7 vi: ? 34 I 2 iii 2
= chorale minor 0.10
~ xxxxxxxx 122 x.xxxxxx 25 xx.xxxxx 15 xxxx.xxx 13 xxxxxx.x 12 xxxxxxx. 12 xxxxx.xx 8 x.xx.xxx 6 xxx.xxxx 6 x..xxxxx 6 xx.x.xxx 5 xxx..xxx 5 xxxx..xx 5 x.xxxx.x 4 x.xxxxx. 4 xx.xx.xx 4 xxxx.xx. 3 xx..x.xx 3 xx.xxxx. 3 xxxxx..x 3 xx..xxxx 2 xxxx.x.x 2 x.xx.x.x 2 xxx..x.x 2 xx.xxx.x 2 xxx.xx.x 2
@0 i 122 iv 31 V 27 bIII 24 bVII 13 bVI 11 i7 9 v 7 V7 7 vio 7 I 5 bVII7 5 iio 4 IV 4 vio7 2 iv7 2 bVImaj7 2
@1 i 28 bIII 26 bVII 25 V 25 v 19 iv 19 bVI 16 bVII7 9 V7 7 IV 6 iio 6 I 6 viio 5 iio7 5 IV7 4 bVImaj7 4 iiio 4 i7 3 iv7 3 vio 2 bII 2 v7 2 ii 2
@2 bIII 30 iv 28 i 27 V 16 bVI 15 bVII 11 IV 9 iio 8 I 8 iv7 7 viio 7 bVII7 6 v 6 ii 6 iiio 6 viio7 5 vio 5 i7 5 bIIImaj7 5 V7 5 bvii 4 v7 4 #ivo 4 bVImaj7 4 bIII7 3 ii7 2 vo 2
@3 V 47 i 30 bVII 27 bIII 25 iv 24 I 16 bVI 12 IV 11 V7 9 II 8 bVII7 7 v 6 IV7 4 bvii 3 bIII7 3 viio 3 #ivo 3 iiio 3 II7 3 i7 3 v7 2 vio7 2 iv7 2 vio 2 iio7 2
@4 i 61 V 36 bIII 34 v 17 iv 14 bVI 11 I 9 IV 6 I7 5 bVII 5 V7 5 i7 4 bVII7 4 bvii 4 bIIImaj7 3 IV7 3 viio 2 iv7 2 vio7 2 bII 2 iio 2
@5 i 39 bVII 27 iv 26 bIII 16 V 16 v 13 bVI 12 iiio 10 IV 10 bVImaj7 9 bVII7 8 viio 8 I 7 v7 6 iio7 6 #ivo 6 i7 4 vo 3 ii7 3 iio 3 V7 3 IV7 3 bIIImaj7 2 II 2 bvii 2 I7 2 iiio7 2 bVI7 2 bIII7 2
@6 i 42 V 40 iv 29 bIII 25 bVII 12 V7 12 bVI 10 v 9 i7 9 I 8 bvii 7 bVImaj7 6 bIIImaj7 6 iio 6 II 3 vio7 3 viio 3 vo7 2 ii 2 vo 2 iio7 2 #ivo 2 vio 2
@7 i 58 V 41 I 31 bIII 20 bVII 16 iv 13 IV 11 bVI 10 V7 7 viio 6 II 6 v 5 bII 4 IV7 4 II7 4 I7 3 iio 3 vio 3 #ivo 2 iv7 2 bVImaj7 2 iiio 2 bVII7 2 iio7 2
: ? 425 i 407 V 248 bIII 200 iv 184 bVII 136 bVI 97 I 90 v 82 IV 58 V7 55 bVII7 42 i7 38 viio 35 iio 33 bVImaj7 28 iiio 27 vio 23 II 22 bvii 22 #ivo 20 bIIImaj7 19 iv7 19 iio7 18 IV7 18 v7 16 I7 13 ii 12 vio7 11 bII 11 bIII7 11 vo 10 II7 9 viio7 8 ii7 7 vo7 4 bIImaj7 4 ivo 3 biio 3 bVIImaj7 2 iiio7 2 V+ 2 bVI7 2 io 2 bvi 2
#ivo: ? 79 V 4 i 4 II7 3 v 2
I: ? 229 iv 22 bIII 5 V 5 bII 4 i 4 I7 3 bVI 3 vio 3 vio7 2 I 2 bIII7 2 vo 2 viio 2 V7 2
I7: ? 61 bvii 3 v7 2
II: ? 58 V 5 v 4 i 4 i7 2 II7 2
II7: ? 52 V 3 v 2
IV: ? 178 bIII 9 bVII 7 i 7 bIIImaj7 4 vio 2 v7 2
IV7: ? 69 bIII 5 V 4 iv 2
V: ? 210 i 114 iv 13 bVII 12 bIII 11 I 11 V7 8 bVImaj7 7 IV 7 v 6 bVI 6 V 6 iio 5 iv7 4 iio7 4 bVII7 4 v7 4 iiio 3 I7 2
V7: ? 132 i 24 bVI 5 I 4 viio 2 iv 2 iio7 2
bII: ? 43 bVI 5 iv 3
bIII: ? 286 bVII 41 bVI 23 i 20 iv 17 v 11 IV 10 viio 7 V 6 iiio 5 bVII7 5 bIII 4 IV7 4 I 4 i7 4 iio7 4 iio 4 #ivo 3 iv7 3 bvii 3 ii7 2
bIII7: ? 62 bVI 5
bIIImaj7: ? 86 i 4 V 3 iv 3 bVII 2
bIImaj7: ? 26 I 2
bVI: ? 160 bIII 29 iv 16 V 13 i 7 V7 4 bIII7 4 bVII 4 iio 3 bvii 2 bVII7 2 iiio 2
bVI7: ? 8 bvii 2
bVII: ? 193 bIII 46 i 21 IV 12 V 10 v 6 bVI 5 I 5 V7 5 bIIImaj7 4 bVII7 3 vio 2 iv 2 i7 2 iio 2
bVII7: ? 144 bIII 11 bIIImaj7 4 i 4 iv 3 bVImaj7 3 ii7 3 bVI 2 iio 2 vio 2
bVImaj7: ? 96 V 7 i 5 iv 3 v 3
biio: ? 17 I 2
bvii: ? 70 I 9 bIII 4 I7 3
i: ? 295 V 100 iv 45 bIII 34 i 33 v 26 bVII 22 bVI 18 V7 13 i7 12 viio 11 bVII7 9 bVImaj7 8 IV 7 IV7 6 iio7 6 #ivo 6 vio7 5 iio 4 iv7 4 iiio 4 I 3 ii 3
i7: ? 112 V 8 iv 7 bVII 7 bVII7 3 bIII 3 IV 2
ii: ? 52 i 3 V 3 V7 2
ii7: ? 34 i 3 V 2
iiio: ? 115 iv 5 bvii 4 i 4 bVII7 2
iio: ? 124 bVI 6 bIII 5 i 4 V 4 iv7 2
iio7: ? 79 i 7 V 3
iv: ? 251 i 42 V 36 I 28 bIII 11 bVII 11 bVI 9 v 7 V7 6 iiio 3 bVII7 3 ii 2 bvii 2
iv7: ? 88 bIII 6 bVII7 2 i 2
v: ? 200 i 12 bVII 8 iv 5 iio 5 bIII 5 viio 5 #ivo 5 IV 4 V 4 bVII7 3 II 3 bVI 2 IV7 2 bIIImaj7 2 I 2 V7 2 vio 2
v7: ? 87 i 3 vo 2 IV 2 V 2
viio: ? 105 i 11 V 7 iv 5 iio 3
viio7: ? 25 V 4 i 3
vio: ? 59 bVII 6 bIII 6 i 4 II 3
vio7: ? 71 bVII 2 II 2
vo: ? 43 I 5 bIImaj7 2
#ivo V: ? 8 i 4
#ivo i: ? 18 bIII 2
I I7: ? 17 v7 2
I bII: ? 16 bVI 2 iv 2
I bIII: ? 27 iv7 2
I bIII7: ? 8 bVI 2
I bVI: ? 17 bIII 2
I iv: ? 85 I 4 i 4 bVI 4 bIII 2 bvii 2
I vio: ? 8 bVII 3
I vio7: ? 8 bVII 2
I7 v7: ? 8 vo 2
II V: ? 26 v7 3
II i: ? 17 V 3
II7 v: ? 8 bVII 2
IV bIII: ? 53 IV 2 viio 2
IV bVII: ? 45 i 2
IV i: ? 25 v 4 V 2
V I: ? 36 iv 2
V IV: ? 37 bIII 2
V V7: ? 26 i 5
V bIII: ? 44 bVII 4 i 3
V bVI: ? 26 V 4
V bVII: ? 51 bIII 5 i 2 i7 2
V bVImaj7: ? 36 v 3
V i: ? 202 V 25 iv 17 i 15 bIII 9 v 8 bVII 6 V7 6 IV 5 i7 5 bVII7 4 bVI 4 bVImaj7 3 iio 3 IV7 3 iv7 2 #ivo 2
V iio7: ? 17 i 3
V iv: ? 57 V 4
V7 bVI: ? 35 V 2
V7 i: ? 124 V 4 i 3 iv 3 bVII 3
bII bVI: ? 35 iv 2
bIII I: ? 26 iv 2
bIII IV: ? 35 bVII 2 i 2
bIII V: ? 26 i 4
bIII bVI: ? 85 bIII 4 iv 4 V 4 i 3 iiio 2
bIII bVII: ? 110 bIII 13 i 8 V 5 bVI 2 I 2 bIIImaj7 2 IV 2
bIII i: ? 105 V 5 v 3 bIII 2 iv 2
bIII i7: ? 18 iv 2
bIII iiio: ? 26 iv 3
bIII iv: ? 50 I 6 V 4 i 3 bVII 2
bIII iv7: ? 17 bIII 2
bIII viio: ? 53 V 2
bIII7 bVI: ? 17 bIII 4
bIIImaj7 i: ? 35 V 2
bVI V: ? 45 i 7
bVI V7: ? 17 I 2
bVI bIII: ? 125 bVII 9 bVI 4 I 2 i 2
bVI bVII: ? 26 bIII 2
bVI i: ? 34 V 3 bIII 2
bVI iio: ? 17 bIII 2
bVI iv: ? 87 i 4 I 2 bIII 2
bVII I: ? 26 V 3
bVII IV: ? 54 bIII 4
bVII V: ? 27 i 6
bVII V7: ? 16 i 3 bVI 2
bVII bIII: ? 134 i 8 bVI 6 iv 6 IV 5 V 4 bVII 3 bIII 2 viio 2 iio7 2 IV7 2
bVII bVI: ? 26 bIII 2
bVII i: ? 86 V 6 iv 2 bVII 2 bIII 2
bVII7 bIII: ? 79 i 2 bVII 2
bVII7 bIIImaj7: ? 16 i 2 iv 2
bVII7 iv: ? 17 I 2
bVImaj7 V: ? 26 i 5
bVImaj7 iv: ? 17 V 2
bvii I: ? 24 I7 2 iv 2 i 2
bvii I7: ? 8 bvii 2
bvii bIII: ? 8 bVI 3
i #ivo: ? 35 V 3
i I: ? 8 iv 2
i IV: ? 44 v7 2
i IV7: ? 25 V 3 bIII 2
i V: ? 171 i 43 iv 7 bIII 6 V7 6 iio 5 I 4 bVI 4 IV 4 bVImaj7 3 V 2 bVII 2
i V7: ? 71 i 5
i bIII: ? 111 bVII 8 i 5 iv 5 bVI 4 v 3 iio 2
i bVI: ? 42 bIII 9 iv 5 V7 2
i bVII: ? 69 bIII 6 i 5 v 4 bVI 2
i bVII7: ? 63 bIII 2
i bVImaj7: ? 25 i 4 V 3
i i7: ? 52 V 6 iv 2
i iio7: ? 44 i 2
i iv: ? 114 i 16 V 12 bVII 3 V7 2
i v: ? 94 i 4 #ivo 4 iv 3 viio 3 iio 2 V7 2
i viio: ? 46 iv 3 i 2
i7 V: ? 46 i 3
i7 bIII: ? 17 bVII 2
i7 bVII: ? 35 bIII 3
i7 iv: ? 25 V 4 i 2
ii V: ? 8 i 3
ii7 i: ? 17 i7 2
iiio bvii: ? 18 I 2
iiio i: ? 8 V 4
iiio iv: ? 26 I 3
iio bIII: ? 35 bVII 2
iio bVI: ? 44 bIII 2
iio7 V: ? 17 i 2
iio7 i: ? 36 V 2
iv I: ? 104 iv 10 vio 3 vio7 2 bVI 2
iv V: ? 106 i 17 bVII 5 I 3
iv V7: ? 25 i 3 I 2
iv bIII: ? 62 bVII 4
iv bVI: ? 34 bIII 4 bIII7 2
iv bVII: ? 62 bIII 6
iv i: ? 144 i 8 V 7 bVII 7 iv 4 bIII 4 ii 3 i7 2 iio7 2 v 2 IV7 2
iv7 bIII: ? 44 bVI 2
iv7 bVII7: ? 8 bIII 2
v II: ? 17 V 2
v V: ? 8 i 4
v V7: ? 8 i 2
v bVII: ? 45 bIII 3
v bVII7: ? 8 bIII 3
v i: ? 77 V 3 bVI 2 viio 2 i 2
v viio: ? 26 i 3
v7 vo: ? 8 I 2
viio V: ? 27 i 4
viio i: ? 53 V 6
viio iv: ? 26 i 3
viio7 i: ? 26 V 2
vio bIII: ? 44 bVII 2
vio bVII: ? 35 IV 3
vo I: ? 53 I 2
vo bIImaj7: ? 8 I 2
= electronic major 0.40
~ x....... 30 x.x.x.x. 18 x.x.x..x 11 x.xxx.xx 7 x.x.xx.. 4 x.xxx.x. 4 x.xx..xx 3 xx....x. 2
@0 I 80 V 24 vi 5
@2 I 49 II 16 i 9 V 6
@3 I 4 iii 3
@4 I 36 vi 26 IV 5
@5 V 13
@6 I 37 V 32 i 11 IV 3
@7 V 7 I 6
: ? 310 I 220 V 92 vi 52 i 42 iii 32 IV 23 v 23 ii 19 II 16 bIII 7 ii7 4 IVmaj7 3 i7 2
I: ? 222 vi 45 I 33 i 23 V 22 IV 10 iii 2
IV: ? 61 I 10
V: ? 99 I 52 iii 4
bIII: ? 27 I 4
i: ? 75 I 23
ii: ? 62 V 5
ii7: ? 17 V 3
iii: ? 78 IV 2
vi: ? 32 V 26 I 18
I IV: ? 31 I 3
I i: ? 34 I 13
I vi: ? 32 V 25 I 12
V iii: ? 26 IV 2
i I: ? 62 vi 8 i 5 V 5 IV 3
vi I: ? 56 vi 8
vi V: ? 47 iii 3
= electronic minor 0.21
~ x....... 24 x.....x. 19 x.x.x... 13 x.x.x.x. 13 x.xxx.xx 12 x...x.x. 9 x..xx..x 8 x..xx.xx 7 x.x.x.xx 7 xxxxxxxx 6 xxxxx.xx 5 x......x 4 x..xx.x. 4 x.xxxxxx 4 x...xxxx 3 xx.xxx.x 3 xx.x...x 3 x.....xx 3 x..x..xx 3 x.x.xxxx 3 xx.xx.xx 3 x.x..... 2 x..xxxx. 2
@0 i 109 iv 36 bVI 32 v 12 i7 11 bIII 9 bVII 7 II7 4 bII 2
@1 i7 11 i 8 iio 5 v 4 bIII 4 bVII 3
@2 v 22 i7 19 bVII 13 bIII 9 i 7 iv 7 bVI 3 iio 2
@3 i 14 bIII 8 v 8 bVII 7 i7 5 iio 5 iv 3
@4 i 52 iv 25 bVII 19 i7 11 v 8 bVI 7 bIII 6 iio 3 iio7 2 bvii 2
@5 i 11 i7 8 bIII 7 iv 4 iio 4
@6 i 46 i7 25 v 24 bIII 17 iv 7 bVI 6 bVII 5 iio 4 bIIImaj7 4
@7 v 26 bIII 21 i 10 i7 7 iv 2
: ? 315 i 257 v 105 i7 97 iv 88 bIII 81 bVII 71 bVI 49 iio 27 bII 14 V 12 bvii 11 bIIImaj7 9 bVImaj7 7 v7 6 II7 6 bvi 5 IV7 4 iio7 4 vi 4 iv7 3 biii 3
bII: ? 16 i 8 bvii 6
bIII: ? 82 v 19 iv 15 i 13 iio 8 bIII 8 bIIImaj7 5 bVII 3 i7 3 bVI 3
bIIImaj7: ? 38 i 3
bVI: ? 80 iv 11 bVII 11 v 11 i 5 bIII 3
bVII: ? 106 i 40 bVI 3
bVImaj7: ? 27 i 4
i: ? 177 i7 58 i 37 bIII 34 bVII 30 bVI 20 v 19 iv 18 bVImaj7 7 iio 5 iv7 3 vi 3
i7: ? 95 i 38 v 19 i7 9 bVII 5
iio: ? 95 v 4 bVII 4 bIII 3
iv: ? 128 v 19 i7 12 i 11 bVII 9 bIII 6 bVI 3 iv 3
v: ? 116 i 55 i7 7 iv 6 bIII 5
vi: ? 17 i 3
bIII bIIImaj7: ? 18 i 3
bIII i: ? 53 bIII 6 iv 2 v 2
bIII v: ? 65 i 6
bVI bVII: ? 18 i 11
bVI iv: ? 39 bVII 3
bVI v: ? 33 i7 2
bVII i: ? 94 i7 10 bIII 6 i 2 v 2
i bIII: ? 89 v 16 bIIImaj7 4 i 3
i bVI: ? 54 bVII 9 iv 7
i bVImaj7: ? 27 i 4
i i7: ? 94 i 28
i iio: ? 36 bVII 2
i iv: ? 47 i7 7 bIII 4
i v: ? 46 i 15
i vi: ? 17 i 2
i7 bVII: ? 17 i 4
i7 i: ? 84 i7 16 i 9 bIII 6 bVI 3
i7 v: ? 38 i 8 i7 5
iv i: ? 67 i 4
iv i7: ? 71 bVII 3
iv v: ? 24 i 15 iv 2 bIII 2
v bIII: ? 17 i 4
v i: ? 93 i7 17 bIII 9 v 9 bVI 8 bVII 5 i 3 iio 2
v i7: ? 19 i 4
= folk major 0.40
~ x.x.x.x. 353 x...x.x. 315 x.x.xxx. 218 xxxxxxx. 176 x...x... 166 x.....x. 151 xxxxxxxx 137 x.xxxxx. 136 x...xxx. 128 x.x.x.xx 123 xxx.xxx. 88 x...x.xx 84 x....... 83 x.xxxxxx 77 x.x.x... 65 x.x.xxxx 65 x.xxx.xx 64 xxx.x.x. 64 x.....xx 64 x..xx.xx 61 xxxxx.xx 58 x...xxxx 55 x.xxx.x. 50 x....xxx 49 x....xx. 42 x..xxxx. 42 x..xx.x. 42 xxx.xxxx 38 xxxxx.x. 35 x.x...x. 34 x...x..x 34 xxx..xxx 27 x..xx..x 26 x.x.x..x 26 x..xxxxx 25 x..xx... 21 xxx.x.xx 21 x.xx.xxx 18 x.x..xx. 17 xxx..xx. 16 x.xxx..x 14 x......x 14 x.xx.xx. 14 x.x...xx 13 x.xx..xx 13 x.x..... 11 xxxxx..x 11 x.xxx... 11 xxx...xx 11 xxx...x. 8 xxxxx... 8 xxxx.xxx 7 xx.xxx.. 7 x..xxx.x 7 xxxxxx.x 6 x.x....x 6 x.x..xxx 6 xx..xx.. 4 x...xx.. 4 xxx..... 4 x...xx.x 4 xx..x.x. 4 x.xxxx.x 4 xx.x.x.x 3 x..x.xxx 3 x..x.... 3 xx.xxxxx 3 xx...... 2 xx.xx..x 2 xx.x.xxx 2
@0 I 2593 IV 354 V7 145 V 122 vi 114 ii 72 I7 34 II7 23 iii 13 v 12 VI7 12 bVII 11 II 4 VI 4 IV7 4 iv 3 io 2 bVIImaj7 2 i 2
@1 V7 293 IV 185 V 83 I 67 vi 51 ii 16 bVII 13 I7 9 III7 9 II7 5 iii 5 VI7 4
@2 I 699 IV 529 ii 247 V7 196 V 132 vi 99 I7 44 II7 30 bVII 28 iii 17 v 10 II 8 III7 6 VI7 6 III 5 bIII 3
@3 V7 380 I 200 V 173 IV 166 vi 66 ii 36 I7 18 iii 14 II7 11 bVII 10 VI7 8 v 6 III7 5
@4 I 963 IV 626 ii 369 V7 345 vi 144 V 139 II7 100 bVII 69 I7 55 ii7 16 II 15 v 15 III7 8 iii 7 bVI 5 III 3 iv 3 i 2
@5 V7 685 IV 199 I 185 V 110 vi 78 II7 54 ii 49 bVII 24 I7 19 II 10 III7 7 v 3 iv 3
@6 I 1385 V7 541 ii 268 IV 254 V 227 II7 89 vi 70 bVII 45 I7 35 VI7 12 v 11 II 10 iii 9 iv 3 ii7 2
@7 V7 626 I 315 V 128 IV 42 I7 35 ii 15 II7 8 vi 8 v 5 III7 3 bVII 2
: ? 370 I 6407 V7 3211 IV 2355 V 1114 ii 1072 vi 630 II7 320 I7 249 bVII 202 iii 66 v 63 VI7 60 II 52 III7 38 ii7 19 iv 17 III 11 bVI 11 IV7 10 vi7 8 io 7 IVmaj7 6 i 6 bIII 6 Imaj7 4 VI 4 vo 4 bVIImaj7 2 bvii 2
I: ? 248 IV 1710 V7 1466 I 924 ii 586 V 533 vi 334 II7 139 bVII 132 I7 87 VI7 27 III7 14 v 12 II 11 iii 10 vi7 8 IVmaj7 6 bVI 5 III 5 vo 3 ii7 2 i 2
I7: ? 67 IV 204 I7 7 I 4 IV7 4 bVII 3 iv 2
II: ? 69 V 32 II7 5 V7 4 I 3 vi 2
II7: ? 71 V7 243 V 64 I 3 v 2
III: ? 25 vi 5 IV 5
III7: ? 54 vi 26 VI7 6
IV: ? 175 I 1152 V7 478 V 219 ii 142 I7 83 IV 69 II7 63 bVII 44 v 24 vi 23 iv 11 II 9 io 5 III7 4 IV7 4 VI7 3
IV7: ? 24 I 4 bVII 3 V7 2
IVmaj7: ? 8 V7 6
V: ? 141 I 619 vi 157 IV 114 V7 83 ii 34 II7 24 V 18 II 11 bVII 11 ii7 8 iii 7 Imaj7 4 I7 3
V7: ? 111 I 3015 IV 56 vi 29 V7 29 I7 22 ii 19 V 7 iii 2
VI7: ? 46 ii 36 II7 15
bVI: ? 45 V 3 I 3
bVII: ? 83 I 106 IV 43 V7 15 I7 14 ii 7 V 5 bVI 3 v 2
bVIImaj7: ? 8 I 2
i: ? 35 V7 3
ii: ? 108 V7 724 V 168 I 79 IV 29 v 15 II7 14 VI7 13 vi 13 ii 8 I7 4
ii7: ? 26 I 16
iii: ? 67 vi 29 IV 14 V7 6 V 3 VI7 3
io: ? 8 I 6
iv: ? 36 I 12
v: ? 62 I 23 I7 22 IV 8 V7 2
vi: ? 117 ii 210 V7 135 I 60 IV 52 II7 52 V 42 iii 36 III7 18 II 13 vi 3
I I7: ? 27 IV 82
I II: ? 26 V 6 V7 3
I II7: ? 55 V7 112 V 20
I III: ? 18 IV 3
I III7: ? 26 vi 9 VI7 3
I IV: ? 140 I 909 V7 370 V 187 ii 105 II7 54 IV 25 bVII 18 v 14 vi 13 II 9 I7 7 iv 4 III7 4 io 3
I IVmaj7: ? 8 V7 6
I V: ? 107 I 323 vi 74 IV 48 V7 29 ii 17 V 11 II 9 ii7 8 II7 7 bVII 6 I7 3
I V7: ? 68 I 1400 IV 26 V7 22 vi 11 ii 9 I7 9
I VI7: ? 37 ii 18 II7 5
I bVII: ? 56 I 90 IV 19 V7 13
I ii: ? 75 V7 426 V 81 I 50 IV 17 II7 6 ii 4 vi 2
I iii: ? 18 vi 8
I v: ? 36 I7 5 I 3
I vi: ? 99 ii 165 V7 50 I 29 IV 27 II7 26 iii 13 V 10 II 7 III7 4
I7 I: ? 26 I7 2
I7 IV: ? 136 I 57 I7 55 IV 36 ii 23 V7 22 bVII 15 iv 7 v 6 II7 3 IV7 3 VI7 2
I7 IV7: ? 17 I 3
II I: ? 8 V 3
II II7: ? 17 V 3
II V: ? 61 I 19 IV 5 ii 2
II V7: ? 8 I 4
II7 V: ? 91 I 26 V7 13 II7 5 IV 4 Imaj7 3 iii 3 V 3 vi 3 ii 2
II7 V7: ? 58 I 227 IV 4 vi 3 I7 2 ii 2
II7 v: ? 8 I 2
III IV: ? 17 I 4
III vi: ? 26 II 3
III7 VI7: ? 8 II7 6
III7 vi: ? 41 III7 8 V7 7 II7 5 ii 4
IV I: ? 140 V7 355 IV 299 ii 159 V 123 vi 79 I 73 II7 44 bVII 23 VI7 13 I7 11 II 7 III7 4 ii7 2
IV I7: ? 40 IV 75
IV II: ? 37 V 4
IV II7: ? 25 V7 54 V 8
IV IV7: ? 17 bVII 2
IV V: ? 57 I 110 vi 64 V7 19 IV 12 II7 6 ii 5
IV V7: ? 82 I 451 IV 10 V7 5 V 2
IV bVII: ? 50 IV 16 I 12 I7 11 v 2
IV ii: ? 85 V7 74 V 31 v 14 I 11 IV 6 II7 3
IV io: ? 8 I 4
IV iv: ? 17 I 10
IV v: ? 27 I 12 I7 7
IV vi: ? 41 V7 8 ii 6
IVmaj7 V7: ? 8 I 6
V I: ? 152 IV 211 V 178 I 134 ii 57 V7 48 vi 33 I7 12 II7 10 bVII 8 II 4 VI7 3
V II: ? 17 V 10
V II7: ? 16 V7 14 V 10
V IV: ? 52 I 52 V7 34 V 18 II7 6 ii 4
V V7: ? 37 I 75
V bVII: ? 29 ii 6
V ii: ? 36 V7 13 V 12 I 5
V iii: ? 35 vi 4
V vi: ? 85 V7 54 I 26 iii 19 IV 17 V 17 ii 15 II7 5
V7 I: ? 193 IV 972 V7 908 I 677 ii 284 vi 184 V 161 II7 74 I7 53 bVII 46 VI7 9 iii 9 vi7 7 III7 7 III 4
V7 I7: ? 35 IV 17
V7 IV: ? 26 I 35 V7 19
V7 V: ? 17 V7 5
V7 ii: ? 34 V7 14 V 3
V7 iii: ? 8 vi 2
V7 vi: ? 71 II7 12 ii 6 V7 4
VI7 II7: ? 37 V7 12
VI7 ii: ? 52 V7 21 II7 3
bVI V: ? 8 I 2
bVII I: ? 69 bVII 42 I 23 V7 22 IV 19 V 5 v 4
bVII I7: ? 25 IV 6 I 2
bVII IV: ? 51 I 26 I7 9 bVII 4
bVII V: ? 8 I 5
bVII V7: ? 17 I 14
bVII bVI: ? 8 V 3
bVIImaj7 I: ? 8 bVII 2
ii I: ? 59 IV 24 ii 17 V7 16 V 14 I 5
ii I7: ? 8 IV 2
ii II7: ? 18 V7 12
ii IV: ? 36 I 15 V7 10
ii V: ? 81 I 108 IV 30 V7 14 ii 4 vi 3
ii V7: ? 59 I 684 IV 16 I7 7 ii 7 vi 4
ii VI7: ? 8 ii 13
ii v: ? 48 I7 7
ii vi: ? 48 V7 5
iii IV: ? 44 I 7 V7 5
iii V7: ? 8 I 6
iii vi: ? 66 ii 12 I 3 II7 3
io I: ? 26 vi 4
iv I: ? 51 vi 5 II7 2 IV 2
v I: ? 54 IV 13 I7 4
v I7: ? 27 IV 16
v IV: ? 38 I 2
v V7: ? 8 I 2
vi I: ? 57 IV 27 V 15 II7 5 vi 5 V7 5 ii 3
vi II: ? 35 V 9
vi II7: ? 16 V7 35 V 17
vi III7: ? 27 vi 15
vi IV: ? 49 I 25 V7 12 V 6
vi V: ? 51 IV 14 I 12 vi 12 II7 2
vi V7: ? 25 I 130 vi 3
vi ii: ? 86 V7 158 V 35 vi 6 I 5 ii 2
vi iii: ? 55 vi 11 IV 10
= folk minor 0.49
~ x...x... 36 x.x.x.x. 32 x..xxxx. 32 x..xx.x. 25 x.x.xxx. 22 x...x.x. 21 x..xx.xx 18 x...xxx. 16 xxx.xxx. 13 x.x.x.xx 13 x.xxx.x. 11 xxxx.xxx 11 xxxxxxxx 11 xxxxxxx. 11 x..xx..x 8 x....xx. 8 x.....x. 7 xxx.xxxx 7 x.xxxxx. 7 x.xxxxxx 6 x.x.x... 6 xxx..xx. 6 x..x..xx 5 x.xx.xx. 4 x....... 4 xxx.x.x. 4 x.xxx... 4 xxxxx.xx 3 xxxx.xx. 3 x.....xx 3 x.xx..xx 3 x.xxx..x 3 x......x 2
@0 i 303 bIII 35 iv 25 bVI 12 V7 11 bVII7 7 bVII 5 bvii 4 v 3 IV 2
@1 bVII 19 V7 13 iv 8 bVI 6 i 6 V 6 bVII7 6 v 5 bIII 3
@2 i 48 bIII 32 iv 30 bVII 25 V7 17 IV 12 bVI 10 V 6 v 5 bVII7 4 I 2
@3 bVII 82 i 37 IV7 24 bIII 14 iv 9 v 7 V7 7 bVI 4 bVII7 3
@4 i 126 bVII 68 iv 32 V7 31 bIII 27 v 13 bVI 11 IV7 7 II7 5 IV 4 bVII7 4
@5 bVII 58 V7 44 iv 24 v 15 bIII 11 i 8 V 8 IV 3 IV7 3 bVI 2
@6 i 162 bVII 43 V7 40 v 36 iv 19 IV 10 bIII 6
@7 i 70 V7 17 iv 11 bVII 7 bVII7 4 v 4 V 3
: ? 203 i 760 bVII 307 V7 180 iv 158 bIII 128 v 88 bVI 49 IV7 41 bVII7 32 IV 31 V 29 I7 15 bvii 5 II7 5 I 2
I7: ? 20 iv 11
IV: ? 50 i 19 bVI 4 V7 3 bVII 2
IV7: ? 35 bVII 32 bVII7 5
V: ? 26 i 17 iv 10
V7: ? 35 i 173 iv 4
bIII: ? 77 bVII 51 i 27 iv 19 bVI 17 IV 5 V7 4
bVI: ? 73 bIII 17 bVII 11 V7 5 i 4 v 3
bVII: ? 84 i 217 V7 30 bIII 28 IV 10 bVI 7 iv 4 v 4
bVII7: ? 19 bIII 29
i: ? 156 bVII 190 i 133 iv 87 V7 79 v 66 bIII 44 IV7 30 V 23 bVII7 13 IV 9 bVI 8 II7 5
iv: ? 128 i 63 V7 43 bVII 16 bVII7 8 iv 4 V 4 bIII 2
v: ? 73 i 62 iv 13 IV 4
IV V7: ? 8 i 3
IV i: ? 48 bVII 11
IV7 bVII: ? 40 V7 18 i 6
V i: ? 32 V 7 i 6 bVII 5 iv 3
V iv: ? 8 i 10
V7 i: ? 156 i 52 iv 44 V7 22 IV7 18 bVII 13 bIII 11 V 9 bVII7 7
V7 iv: ? 8 V7 4
bIII IV: ? 26 V7 3
bIII V7: ? 8 i 4
bIII bVI: ? 28 bIII 10 bVII 3
bIII bVII: ? 53 i 26 bIII 14 V7 5 iv 2
bIII i: ? 43 iv 11 v 6 bVII 5
bIII iv: ? 26 V7 10 i 6
bVI V7: ? 8 i 5
bVI bIII: ? 24 bVII 7 i 6 iv 4
bVI bVII: ? 44 i 4 V7 3
bVI v: ? 17 i 3
bVII IV: ? 17 i 9
bVII V7: ? 18 i 28
bVII bIII: ? 25 bVII 21 i 6
bVII bVI: ? 36 bIII 3
bVII i: ? 92 bVII 107 i 35 V7 31 v 29 bIII 13 IV7 8 bVI 5 V 5
bVII v: ? 8 i 4
bVII7 bIII: ? 61 bVI 10 i 8 IV 3 V7 3
i IV: ? 16 i 5 bVI 4
i IV7: ? 28 bVII 26
i V: ? 26 i 11 iv 10
i V7: ? 25 i 74 iv 4
i bIII: ? 51 bVII 20 iv 11 i 6 bVI 4
i bVII: ? 65 i 172 bVI 4 IV 2
i bVII7: ? 8 bIII 13
i iv: ? 73 i 39 V7 28 bVII7 7 iv 4 V 4
i v: ? 71 i 51
iv V: ? 8 i 4
iv V7: ? 8 i 43
iv bVII7: ? 8 bIII 8
iv i: ? 86 iv 21 V7 18 i 13 bIII 10 v 5
v i: ? 51 bVII 28 i 26 v 17 bIII 5
= game major 0.39
~ x.x.x.x. 47 x....... 37 x...x... 31 x...x.x. 27 x.....x. 22 x.x.x... 11 x.xxx.xx 11 x..xx... 11 x......x 9 xxxxxxxx 8 x..xx..x 6 x.x.xxx. 5 x.xxx... 5 x...x.xx 4 x.x.x.xx 4 x....x.. 3 x...xxx. 3 x.xxx.x. 3 x...xx.. 3 xxx.xxxx 3 x....xxx 2 x.xx..xx 2 xxx.x.x. 2 xxxxx.xx 2 xx.xxx.x 2 xxxxxxx. 2 xxxxx.x. 2
@0 I 117 vi 32 ii 23 V 21 i 18 IV 17 v 15 iii 14 i7 8 bIII 4 bII 4 bVII 4 bVI 4 viio 4 ii7 3 iv 3 I7 3 bVIIsus4 3 vii7 2 bIImaj7 2 bii 2
@1 I 8 V 5 II 3 IV 3
@2 IV 24 I 24 V 19 i 9 iii 9 bIII 7 viio 5 bVII 5 ii 5 iv 3 Imaj7 3 bVII7 2 bVIIsus4 2 bIImaj7 2
@3 I 14 V 11 bII 7 ii 4 V7 4 v7 3 bVII 3 IV 3 i 3 bVI 3 vii 2
@4 I 65 IV 39 iii 16 V 16 v 10 i 8 VII 7 ii 6 bVII 6 bVI 5 iv 5 i7 3 vi 3 III 3 #IV 2 bVIImaj7 2 bII 2 viio 2
@5 I 12 V 12 V7 5 bIII 2
@6 V 47 I 24 bVII 18 IV 15 iii 11 vi 10 ii7 6 i7 5 viio 5 bVI 5 ii 5 v7 4 i 3 bIImaj7 3 I7 3 bII 2 Imaj7 2
@7 I 21 V 10 ii 6 v 4 I7 3 IV 2 iii 2 vi 2
: ? 497 I 285 V 141 IV 103 iii 55 ii 51 i 50 vi 48 bVII 39 v 36 bVI 22 bII 22 i7 20 viio 17 V7 17 bIII 16 I7 16 Imaj7 13 ii7 12 iv 11 v7 11 bIImaj7 8 IVmaj7 8 vi7 7 II 7 VII 7 bVIIsus4 7 vo 6 bVIImaj7 5 III 5 I+ 5 bVImaj7 4 #IV 4 bvii 4 vii7 3 io7 3 vii 3 bVII7 3 bIIImaj7 3 iii7 2 bvii7 2 bii 2 iiio 2 VI 2
I: ? 277 V 48 I 38 IV 31 i 18 iii 18 v 13 I7 11 ii 9 vi 7 viio 6 bVII 6 i7 5 V7 4 ii7 3 bVI 2
I7: ? 54 I 8
III: ? 27 vi 2
IV: ? 196 I 31 V 12 i 10 bVII 6 iii 6 bII 4 bVI 3 ii 2
IVmaj7: ? 8 I 8
V: ? 131 I 48 IV 21 vi 11 ii 10 V7 9 bVII 7 v7 6 i 6 V 3 bVI 3
V7: ? 38 V 11
bII: ? 62 I 14
bIII: ? 51 IV 6 I 5 iii 2
bIImaj7: ? 35 I 5
bVI: ? 63 I 4 bVII 4 IV 3 bvii 2
bVII: ? 79 I 17 vi 6 IV 3 v 2 i 2
bii: ? 8 I 2
i: ? 117 I 21 bVI 5 V 2
i7: ? 65 i7 6 IV 3
ii: ? 107 I 13 IV 9 iii 7 ii7 5 vi 5
ii7: ? 64 ii7 3
iii: ? 111 V 18 I 12 ii 8
iv: ? 81 bIII 2
v: ? 74 V 15 v 3
v7: ? 47 I 4
vi: ? 116 V 16 I 14 iii 3 Imaj7 2
viio: ? 52 I 8 vii 3
I I7: ? 27 I 8
I IV: ? 91 I 7 bVII 5
I V: ? 89 I 19 IV 13 ii 3 bVII 3 bVI 2
I bVII: ? 36 I 2
I i: ? 20 I 14
I i7: ? 36 IV 2
I ii: ? 54 I 3
I iii: ? 46 V 9 ii 2 I 2
I v: ? 37 V 8 v 2
I vi: ? 44 I 2
I viio: ? 26 I 2
IV I: ? 69 V 12 IV 5 i 4 ii7 3 ii 3
IV bVII: ? 8 I 6
IV i: ? 37 I 5
V I: ? 89 V 18 iii 8 I7 3
V IV: ? 49 I 12
V V7: ? 29 V 4
V bVII: ? 37 I 2
V ii: ? 40 ii7 3
V7 V: ? 40 ii 3
bII I: ? 61 I 4
bVII I: ? 72 IV 3 i7 2 vi 2
i I: ? 85 V 6 IV 3 i 2
ii IV: ? 27 I 6
ii ii7: ? 45 ii7 3
ii vi: ? 35 I 2
iii I: ? 26 iii 8
iii ii: ? 29 iii 3
v V: ? 39 I 7
vi I: ? 41 V 3
vi V: ? 52 vi 3
viio I: ? 37 viio 3
= game minor 0.44
~ x.x.x.x. 166 x....... 136 x.x.x.xx 72 x...x... 70 x.xxx.xx 61 x...x.x. 49 xxxxxxxx 35 x.x...x. 32 x.....x. 29 x...x.xx 28 xxx.x.x. 26 x..xx..x 25 x.xxx.x. 24 x.x.x... 20 x.x.xxx. 20 xxxxx.xx 19 x.x.xxxx 13 xxx.xxx. 12 xxxxxxx. 12 xx.x.x.x 11 x.xxxxxx 9 xxx..xx. 9 x...x..x 8 x.xx..xx 8 x.x.xx.. 7 x...xxx. 7 xxx.xxxx 7 xxxxx.x. 7 xxx..xxx 6 x.xxxxx. 6 x.xx..x. 6 x......x 5 x..xx... 5 x...xx.. 5 x.xxx... 5 xx.xx... 4 x.x..... 4 xxxxx... 4 x.x.x..x 4 x....x.. 4 xx..x... 4 x..xx.x. 4 x..xx.xx 4 x.xx.xxx 4 x...xxxx 4 xxx..... 4 xxx....x 3 x.x...xx 3 x.xx.... 3 x....xxx 3 xxx.x..x 3 x.x..xx. 3 x.xxxx.. 2 xx..xx.. 2 xx..x.xx 2 xxx.x.xx 2 xxx.x... 2 xxx.xx.. 2 x....xx. 2 x..xxxxx 2
@0 i 657 bVI 81 iv 40 bVII 38 v 33 bVImaj7 30 bIII 20 i7 19 I 16 bVII7 15 v7 13 vi 13 bII 11 biii 10 V 8 II 7 bIImaj7 6 VII 6 viio 6 vio 5 iv7 5 biii7 3 iio 3
@1 bVI 38 iv 28 i 24 bVII 13 V 11 bIII 9 v7 8 IV 7 biio 6 bII 6 bVImaj7 5 i7 4 iio 4 bVII7 4 I 3 ii 3 v 3 V7 3
@2 i 96 bVI 83 bVII 80 bIII 77 v 59 iv 45 bVImaj7 36 i7 28 V 19 I 17 bIImaj7 15 bII 15 vo 6 iv7 6 IV7 5 bvii 4 ii 4 bii 3 VII 2
@3 bVII 40 i 28 bIII 27 v 26 bVI 21 bII 15 iv 14 iio 14 i7 12 ii 10 viio 8 V7 7 bVII7 7 bVImaj7 6 V 6 bIImaj7 5 bvii 5 I 4 io 3
@4 i 229 bVI 88 iv 81 bIII 76 bVII 67 I 37 i7 29 IV 19 bVImaj7 19 V 18 ii 16 v7 16 v 15 bvii 14 iv7 13 biii 7 V7 6 VII 5 ii7 3 bII 3
@5 bVI 39 iv 36 bVII 22 i 19 v7 12 bIII 7 i7 7 iv7 7 IV 7 bII 6 v 5 bVImaj7 4 vio 3 I+ 2
@6 i 122 bVI 101 v 79 bIII 74 iv 60 bVII 45 i7 32 V 24 ii 19 I 14 bII 13 V7 13 biii 10 bVImaj7 9 viio 9 iv7 8 IV7 6 II 6 bIImaj7 5 v7 4 bVII7 4 io 4
@7 bVII 52 iv 39 v 39 i 29 bII 22 iio 15 bIII 14 bVI 14 V 12 bVImaj7 9 I 8 i7 8 IV 8 III 7 IV7 7 bIIImaj7 6 V7 5 iv7 5 bIImaj7 5 vio 4 v7 4 biii 3 ii 2 ii7 2
: ? 667 i 1204 bVI 465 bVII 357 iv 343 bIII 304 v 259 i7 139 bVImaj7 118 I 100 V 98 bII 91 IV 63 v7 59 ii 55 iio 50 iv7 45 V7 40 bIImaj7 39 biii 37 bVII7 35 vi 31 bvii 31 viio 30 IV7 28 #IV 21 II 19 io 16 vio 16 vo 15 VII 15 III 15 bii 14 bIIImaj7 12 V+ 11 Imaj7 10 bIII7 10 #ivo 10 I7 10 bvi 10 vio7 9 ivo7 9 biio 8 ii7 7 iio7 7 VI 6 II7 4 I+ 4 bII7 4 VIImaj7 4 biii7 3 VI+ 3 iiio 3 IIIsus4 3 bvii7 3 vii 2 iii 2
#ivo: ? 36 i 6
I: ? 135 i 51 bVI 14 bIII 4 iv 4 I 3
I+: ? 17 i 3
I7: ? 48 bVI 2
II: ? 87 V 4
III: ? 56 i 7
IV: ? 99 i 21 bVI 15 IV7 5 bVII 3
IV7: ? 51 i 15
V: ? 118 i 61 v 13 bVI 9
V7: ? 64 i 21 bVI 5 iv 2
bII: ? 96 i 58 bIII 13
bII7: ? 17 i 3
bIII: ? 244 i 39 bVI 37 iv 33 bVII 30 IV 22 IV7 22 ii 19 v 18 iio 18 v7 8 biii 8 bII 7 III 6 bIII7 5 bVImaj7 4 II 3 V 3
bIIImaj7: ? 35 i 5 bVImaj7 3
bIImaj7: ? 91 i 19
bVI: ? 329 iv 91 i 79 bVII 66 v 61 bIII 28 bVI 17 V 13 bVImaj7 13 i7 12 V7 6 biii 6 viio 6 bIII7 5 bIImaj7 3 I 2 vio 2
bVII: ? 213 i 148 bVI 56 bIII 27 iv 20 v 19 I 17 V 10 v7 8 bVImaj7 8 bII 4 i7 3 V7 2
bVII7: ? 109 v7 8 bVI 4 bVII 2
bVImaj7: ? 162 bVI 19 i 13 bVII 12 iv 12 iv7 11 v7 7 v 7 bVImaj7 6 bVII7 5 bIII 5 i7 4 iio 3 V 2
bii: ? 38 i 8
biii: ? 100 bIII 5 bII 3
bvii: ? 35 i 24 bII 3
i: ? 433 bVI 154 bVII 142 i 141 bIII 127 iv 114 bII 61 i7 58 v 56 I 36 IV 33 bVImaj7 27 bvii 24 bIImaj7 16 io 15 iio 13 V 13 V7 12 iv7 11 biii 9 I7 9 ii 7 #IV 7 bIIImaj7 7 vio 7 v7 7 vi 5 viio 5 vo 4 II 4 II7 3 I+ 3
i7: ? 201 i 33 bVII 14 v7 11 bVII7 11 bIII 9 iv 8 bVI 7 iv7 7 bVImaj7 5 v 5 i7 3 ii7 3
ii: ? 96 i 27 bIII 10 bVImaj7 2
iio: ? 92 i 23 bIII 6 bVI 6
io: ? 40 i 8
iv: ? 234 i 121 v 51 bVI 32 bVII 30 bIII 15 V 15 iv 13 i7 11 v7 5 I 4 iv7 4 bVImaj7 2
iv7: ? 127 i7 11 i 8 bVII 3
ivo7: ? 8 i 8
v: ? 169 i 106 bVI 37 bIII 21 bVII 20 V 18 v 14 bVImaj7 8 iio 8 iv 4
v7: ? 114 bVImaj7 17 i 15 bVI 4 i7 3
vi: ? 77 bVI 7 i 5 vio 5
viio: ? 73 i 12 bVI 8
vio: ? 45 i 11
vo: ? 50 i 5
I i: ? 165 I 18 i 12 iv 4 bVII 4
I7 bVI: ? 8 i 2
II V: ? 17 i 3
III i: ? 8 bVI 7
IV bVI: ? 43 iv 4
IV bVII: ? 8 i 3
IV i: ? 97 i7 3 iv 2
V bVI: ? 36 bVII 5
V i: ? 174 v 9 i 6 bVImaj7 6 bVII 5 bVI 5 i7 4 V7 2
V v: ? 25 i 9 bVI 4
V7 i: ? 105 iv 4 bVImaj7 2
bII bIII: ? 39 bII 6
bII i: ? 74 bII 28 bIII 7 bVII 7 bvii 5 iv 5 v 4 i 3
bIII IV: ? 37 bVI 10 i 7
bIII bII: ? 8 i 6
bIII bVI: ? 99 i 11 bVII 6 iv 3
bIII bVII: ? 35 i 22 bVI 4
bIII i: ? 150 bIII 9 i 8 bVII 4 iv 4
bIII iio: ? 36 i 12
bIII iv: ? 69 i 21
bIII v: ? 51 bVII 7
bIImaj7 i: ? 91 i 3
bVI V: ? 26 i 11
bVI V7: ? 8 i 4
bVI bIII: ? 80 v 9 i 3
bVI bIImaj7: ? 17 i 3
bVI bVII: ? 90 i 29 v 9 v7 6 V 3
bVI bVImaj7: ? 74 bVII 4
bVI i: ? 110 bVII 29 bVI 15 bII 8 i 8 bIII 6 iv 6 iv7 4 i7 3
bVI i7: ? 48 i 2 bVI 2
bVI iv: ? 130 i 21 V 13 bVII 6 i7 4
bVI v: ? 80 i 23 bIII 12 V 9 bVI 8
bVI viio: ? 8 i 6
bVII I: ? 44 bIII 3 i 2
bVII V: ? 18 i 8
bVII bII: ? 8 i 4
bVII bVI: ? 80 i 24 bVII 13 iv 7 v 6
bVII bVImaj7: ? 54 bVII 3
bVII i: ? 156 bVII 44 bIII 36 iv 20 i7 11 i 9 bVI 5 bII 5 I 4 IV 3 v 3
bVII i7: ? 17 i 2
bVII iv: ? 54 i 7 bVI 6
bVII v: ? 91 i 6 V 3
bVImaj7 bVI: ? 91 i 4
bVImaj7 bVII: ? 34 v 5 i 3
bVImaj7 i: ? 42 bVImaj7 7 bVI 4 i 2
bVImaj7 iv: ? 47 i 5
bVImaj7 v: ? 36 i 3
bVImaj7 v7: ? 37 i 2
biii bII: ? 8 i 3
biii bIII: ? 18 biii 3
bvii bII: ? 8 i 3
bvii i: ? 71 bvii 14 bIImaj7 3 i 2
i I: ? 57 i 29
i I+: ? 8 i 3
i I7: ? 39 bVI 2
i IV: ? 76 i 13
i V: ? 27 i 10
i V7: ? 58 i 3
i bII: ? 85 i 33 bIII 13
i bIII: ? 135 bVII 28 IV7 16 iv 15 IV 15 bVI 12 i 10 ii 9 iio 6
i bIIImaj7: ? 26 i 4
i bIImaj7: ? 28 i 11
i bVI: ? 168 iv 56 i 20 v 19 bVII 13 bIII 13 bVImaj7 6 bVI 4 i7 2
i bVII: ? 116 i 43 bVI 41 bIII 24 iv 7 bVImaj7 7
i bVImaj7: ? 90 i 5 v7 5 v 3 bVI 3
i bvii: ? 16 i 20 bII 3
i i7: ? 144 i 18 iv 7 bVII 6 bVImaj7 3 bIII 3 bVI 2
i iio: ? 26 bIII 6 i 5
i io: ? 40 i 7
i iv: ? 153 i 43 bVI 21 bVII 15 bIII 8 v 5
i iv7: ? 37 i 6
i v: ? 102 i 14 bVII 12 bVI 7 bIII 6 bVImaj7 2 v 2
i vio: ? 17 i 6
i vo: ? 8 i 4
i7 bVI: ? 27 i7 2
i7 bVII: ? 53 i 6 iv 3
i7 i: ? 103 bVI 9 i7 8 i 7 I7 2 bVII 2 bVImaj7 2
i7 iv: ? 45 i 3
i7 v: ? 18 i 2
ii i: ? 61 v 10
iio bIII: ? 8 bVI 6
iio i: ? 64 iv 7
io i: ? 54 io 3
iv V: ? 44 i 3
iv bIII: ? 55 i 8
iv bVI: ? 73 i 9 bVII 6 v 4 iv 3
iv bVII: ? 91 i 13 v 3 iv 2
iv i: ? 188 iv 25 bIII 22 i 16 bVII 15 v 10 bVI 7 bII 6 i7 4 IV 4 V7 3 io 2
iv v: ? 50 i 42 bVI 5 bVImaj7 2
v V: ? 36 i 13
v bIII: ? 73 i 4
v bVI: ? 95 iv 9 bIII 5
v bVII: ? 36 i 9 iv 5 bVI 2
v i: ? 109 bVI 66 bIII 11 iv 8 bVII 5 i7 2
v7 i: ? 34 iv 8 i7 5
vi vio: ? 17 i 4
= ragtime major 0.10
~ xxxxxxxx 18 x.x.x.x. 17 xxxxx.x. 13 xxx.xxxx 8 x.xxx.xx 7 xxxxxxx. 6 xxx.x.x. 6 xxxxx.xx 6 xxxx..xx 6 x.x.x.xx 6 xxxx.xxx 5 xxx.xxx. 4 xx.x.x.x 4 x.x.xxxx 4 xxx...x. 3 xxxxx..x 2 x.xxxxx. 2 xx..xxxx 2 xxx...xx 2 xxxxxx.x 2
@0 I 50 IV 30 V7 27 I7 10 V 9 VI7 8 ii 8 v 4 vi7 3 iii 2 vi 2
@1 I 33 IV 20 vi 12 II7 8 V 7 ii 6 V7 5 I7 5 iii 4 #ivo 2
@2 I 43 V 28 IV 20 V7 19 II7 13 vi 6 iii 6 ii 2 I7 2
@3 I 40 V7 16 V 13 IV 10 iii 3 ii7 3 vi 3
@4 I 45 V7 23 IV 17 V 9 ii 7 v 6 I7 5 II7 4 VI7 3
@5 I 20 IV 13 ii 11 V7 9 I7 6 II7 6 ii7 3 bVII 2
@6 I 48 IV 36 V7 16 II7 8 V 7 bVII 5 I7 4 ii 3 bIII 2
@7 I 29 vi 10 IV 10 V 7 ii 6 II7 5 V7 4
: ? 342 I 308 IV 156 V7 119 V 81 II7 47 ii 43 vi 37 I7 35 iii 18 VI7 18 v 18 bVII 14 ii7 13 vi7 11 iiio 8 bVI 6 III 6 #ivo 5 bVImaj7 5 iv 4 biiio 4 Imaj7 3 II 3 bVII7 3 bIII 3
I: ? 194 IV 87 V7 68 V 46 I 19 II7 15 ii 15 vi 9 VI7 8 vi7 7 bVI 5 #ivo 3 iv 3
I7: ? 53 IV 24 I7 4 ii 2
II7: ? 41 V7 14 I 14 V 11 v 6
IV: ? 143 I 69 I7 19 V7 8 VI7 8 bVII 8 II7 7 v 7 vi 6 ii7 3
V: ? 103 I 51 V7 10 IV 4
V7: ? 105 I 85 I7 6 iii 5 IV 4 vi 4 V 3 ii 3
VI7: ? 34 II7 9 ii 7
bVII: ? 37 IV 9
bVII7: ? 8 bIII 3
biiio: ? 8 I 4
ii: ? 111 I 18 bVII 3 V7 3 IV 2 v 2
ii7: ? 55 I 5
iii: ? 45 I 10 IV 3
iv: ? 18 V7 2
v: ? 62 IV 5 I7 3 ii7 3
vi: ? 73 V 8 I 6 IV 6 V7 5
I II7: ? 35 I 9 V 3
I IV: ? 105 I 52 VI7 6 II7 6 vi 4 ii7 3 bVII 3 I7 2 v 2
I V: ? 44 I 33 V7 10
I V7: ? 85 I 54 V 3
I VI7: ? 27 ii 6
I ii: ? 22 I 9
I vi: ? 27 V 6
I7 IV: ? 49 I7 6 bVII 5 v 5 VI7 2 I 2
II7 I: ? 44 IV 6 V7 4
II7 V: ? 47 I 4
II7 V7: ? 45 I 5 IV 4
IV I: ? 77 V 21 IV 17 I 14 V7 12 II7 8 vi 4
IV I7: ? 38 IV 15
IV V7: ? 28 I 4
IV VI7: ? 17 II7 7
IV bVII: ? 27 IV 5
V I: ? 72 IV 18 V7 12 V 9 ii 6
V V7: ? 8 I 10
V7 I: ? 127 V7 26 IV 25 VI7 8 ii 4 I 3 V 3 vi 3
V7 I7: ? 8 IV 6
V7 IV: ? 17 I7 2
V7 V: ? 8 I 3
V7 ii: ? 8 I 3
V7 iii: ? 18 I 3
V7 vi: ? 8 V7 4
bVII IV: ? 36 I7 4
ii I: ? 62 V7 4 IV 4 II7 4
ii V7: ? 17 I 2
ii bVII: ? 8 IV 3
ii7 I: ? 27 IV 2
iii I: ? 38 IV 4
v I7: ? 27 ii 2
vi I: ? 34 IV 2 V7 2
vi V: ? 18 I 5
vi V7: ? 18 I 3
= songbook major 0.09
~ x.x.x.x. 121 x...x... 104 x...x.x. 61 x.x.x... 59 xxxxxxxx 52 x....... 40 xxxxxxx. 35 xxxxx.x. 34 x.xxx.x. 30 x...xxx. 27 x.xxx... 27 x.xxx.xx 26 x.xxxxx. 24 x.x...x. 23 x.x.xxxx 22 x.x.xxx. 22 x.x.x.xx 21 x.....x. 20 xxxxx... 19 xxx.x.x. 16 x.xxxxxx 16 xxx.xxxx 14 xxxxx.xx 13 x..xx.x. 12 x..xx... 11 x...xxxx 10 xxx.xxx. 10 x...x.xx 9 xxx...x. 9 xxx.x.xx 9 x.x..... 7 x.....xx 7 xx...x.. 7 x.x...xx 7 xxx.x... 7 xxxxx..x 7 x...x..x 6 x.x.x..x 6 x......x 6 x.x.xx.. 5 x.xx.xx. 5 xxx.x..x 5 xxx..xx. 5 x..xx..x 4 x.x..xx. 4 x....xxx 4 x..x.xxx 4 x..x..x. 4 x.xx..xx 4 x..x.x.x 3 x.xx..x. 3 x.xxx..x 3 xxxx..x. 3 xxxx.x.x 3 xxxxxx.x 3 xx.x.x.x 3 xxx..xxx 3 x....xx. 3 xx.xx... 2 x..xxxx. 2 x...xx.. 2 x.x.xx.x 2 x.xx.xxx 2 x..xx.xx 2 x.xxxx.. 2 x.xx...x 2
@0 I 383 V7 132 IV 105 II7 75 ii7 62 ii 46 Imaj7 42 I7 40 vi 24 VI7 19 vi7 19 V 18 iii7 14 IVmaj7 12 iv 11 v7 10 III7 9 iii 7 VII7 5 bVI7 4 bVII 3 i7 3 bIII 2 IV7 2 viio7 2 II 2 biio 2 vii 2 bIImaj7 2
@1 V7 43 vi7 26 I 25 VI7 17 ii7 14 I7 13 biiio 12 biio 10 II7 10 III7 8 vi 8 IV 7 VII7 7 V+ 6 I+ 6 IV7 6 iv 5 V 5 v7 4 iii 4 bVI7 4 bVII7 4 bvio 3 #ivo 2 v 2 II 2
@2 V7 124 I 100 ii7 90 IV 65 II7 42 I7 33 vi 24 ii 23 v7 19 iv 18 III7 17 vi7 16 VI7 15 V 14 bVII7 9 biiio 8 Imaj7 7 iii 7 IV7 6 bVI7 5 #ivo 5 biio 5 VII7 5 iio7 4 IVmaj7 4 iio 3 VI 3 bIII7 3 I+ 2 iii7 2 i 2 viio7 2 bVIImaj7 2 bVII 2
@3 V7 131 I 33 VI7 24 II7 18 I7 16 IV 13 bVII7 13 III7 12 iv 10 ii7 8 VII7 8 vi7 8 V+ 7 vi 6 bVI7 5 III+ 5 iii 5 vo 4 V 4 biiio 4 biio 4 I+ 4 IV7 3 v 3 #ivo 3 #IV7 3 VI 3 bvio 2 bIII7 2
@4 I 270 IV 95 V7 85 ii7 58 II7 48 Imaj7 41 I7 27 vi 25 VI7 24 V 21 ii 20 vi7 20 IVmaj7 15 v7 14 iii 13 iv 13 iii7 11 III7 7 II 6 IV7 4 v 4 biio 4 bVII7 4 III 4 #ivo 4 iiio7 4 VII7 3 io 3 I+ 3 VI 3 bVII 2 bVI 2 i7 2
@5 V7 69 II7 27 VI7 21 IV 20 vi7 18 I 18 ii7 17 V 15 iv 13 I7 11 biiio 8 VII7 7 #ivo 7 v 5 vi 5 ii 4 bVI7 4 V+ 4 IVmaj7 4 i 3 io 3 biio 3 bVII7 2 III7 2 bVII 2
@6 I 143 V7 142 ii7 69 II7 43 VI7 38 IV 33 I7 24 V 18 v7 17 III7 14 iii7 13 ii 13 vi 11 iv 10 Imaj7 10 IV7 9 vi7 9 iii 9 IVmaj7 8 bVII7 6 #ivo 5 biiio 5 V+ 5 biii7 4 vii7 4 VI+ 4 bIII7 3 bVI7 3 bII7 3 io 2 VI 2 iiio7 2 biio 2 VII7 2 bVIImaj7 2
@7 V7 82 VI7 27 I 27 I7 18 II7 12 III7 11 V 11 V+ 11 bVII7 10 vi 7 bVI7 6 biiio 6 VII7 6 ii7 5 IV 5 biio 5 iv 3 I+ 3 bIII7 3 iii 2 i 2 vo 2 v7 2 bVII 2 ii 2
: ? 577 I 999 V7 808 IV 343 ii7 323 II7 275 VI7 185 I7 182 vi7 118 vi 110 ii 109 V 106 Imaj7 100 iv 83 III7 80 v7 69 iii 48 bVII7 48 IVmaj7 44 biiio 44 VII7 43 iii7 42 biio 35 V+ 34 IV7 32 bVI7 32 #ivo 28 I+ 19 v 17 VI 15 bIII7 13 bVII 13 io 12 bII7 12 i 11 II 11 VI+ 11 vio 11 vo 9 iiio7 9 vii7 9 III+ 9 #IV7 8 iio7 8 biii7 7 bIImaj7 7 viio7 7 bvio 6 III 6 vii 6 i7 6 bVIImaj7 6 IV+ 5 iio 4 bVI 4 II+ 3 bviio 3 #ivo7 3 biii 3 bvii 2 ivo 2 iiio 2 bIII 2 #IVmaj7 2 iv7 2
#IV7: ? 45 IVmaj7 3
#ivo: ? 108 I 8 V7 5 I7 2
I: ? 364 V7 205 IV 137 I 87 ii7 52 II7 46 VI7 42 vi 35 vi7 35 V 32 I7 30 III7 24 iv 23 biiio 21 ii 18 biio 14 V+ 13 I+ 10 bVI7 9 iii 8 io 7 II 7 v7 6 bVII7 6 #ivo 6 v 5 iii7 4 IV7 4 VI 4 iiio7 4 VII7 4 VI+ 3 III 2 bVII 2 bvio 2 IVmaj7 2
I+: ? 33 I 8 IV 7 IVmaj7 3
I7: ? 171 IV 96 IVmaj7 19 v7 19 I7 13 I+ 4 V7 3 V 3 IV7 3 VI7 2 II7 2 I 2
II: ? 53 V7 6
II+: ? 17 II7 2
II7: ? 232 V7 122 ii7 35 V 30 I 25 vi7 10 ii 7 v7 7 iv 6 II7 4 IV 3 VI7 2 i 2 io 2
III+: ? 34 IV 4 VI7 3
III7: ? 130 VI7 23 vi 22 vi7 10 IV 7 VI 4 III7 2
IV: ? 331 I 123 V7 35 iv 30 II7 17 I7 15 ii7 15 IV 14 VI7 11 III7 8 #ivo 8 VII7 8 ii 6 vi7 5 bVII7 5 i 4 vi 3 v7 3 bVII 3 IV+ 3 V 2 viio7 2
IV7: ? 120 I 11 III7 3 bVII 3 bVIImaj7 3 vi7 2 IV 2
IVmaj7: ? 134 bVII7 15 ii7 4 IV 3 II7 3 IV7 2 V7 2
Imaj7: ? 224 VI7 14 vi7 13 V7 8 V+ 7 III7 5 v7 4 ii7 3 I7 3 I 3 biio 3
V: ? 149 I 29 II7 18 V7 14 V 7 vi7 6 Imaj7 5 ii 4 i 3 IV 3 I7 3 III7 3 vo 2 vi 2
V+: ? 69 I 15 Imaj7 7 I7 2 V7 2
V7: ? 377 I 451 ii7 51 V7 48 I7 42 Imaj7 35 vi 20 IV 14 ii 13 biio 10 v7 9 vi7 8 IV7 7 V+ 7 iii7 7 iii 5 VI7 4 #ivo 4 II7 3 vo 3 iiio7 3 V 3 iv 2 bVI 2 bVII7 2
VI: ? 98 V7 2 ii 2
VI+: ? 34 ii7 6 VI7 3
VI7: ? 172 II7 63 ii 40 ii7 37 V7 9 V 5 IV 5 iv 4 VI7 2 vio 2
VII7: ? 168 iii 9 iii7 7 I 5 V 2 vi 2 III 2
bII7: ? 55 I 3 I7 2
bIII: ? 8 I 2
bIII7: ? 59 ii7 4 II7 2 IVmaj7 2 vi7 2
bVI7: ? 104 V7 9 ii7 7 I 4 IV 2
bVII: ? 70 II7 2 ii 2 IV 2
bVII7: ? 87 Imaj7 14 VI7 12 iii7 6 I 5 vi7 3
bVIImaj7: ? 18 bIII7 3
biii7: ? 27 bVI7 4
biiio: ? 99 ii7 26 V7 3
biio: ? 42 V7 16 ii7 12 I 4
i: ? 63 II7 3
i7: ? 26 IV7 4
ii: ? 209 V7 44 I 12 VI7 11 II7 7 iv 4 V 4 iio7 3 bVII7 2 IV 2 VII7 2
ii7: ? 283 V7 199 I 28 Imaj7 11 bVII7 9 v7 7 biiio 6 bIImaj7 5 iii 4 iv 4 vi7 4 V 3 II7 3 ii7 3 IV7 3 bII7 3 viio7 2 VI7 2 V+ 2
iii: ? 166 VI7 8 IV 7 VII7 6 vi 5 biiio 3 V7 3 vi7 2
iii7: ? 116 VI7 12 biiio 8 vi7 6 II7 2 vi 2
iiio7: ? 18 VI7 7
iio: ? 26 V7 2
iio7: ? 34 V7 3 I 3
io: ? 52 I 5 I7 3
iv: ? 96 I 51 V7 15 iii7 3 Imaj7 3 II7 2
v: ? 72 VI7 9
v7: ? 93 I7 45 IV 7 I 4 #IV7 3 V7 2 I+ 2
vi: ? 150 II7 38 I 9 ii7 8 iii 7 III7 7 V7 7 I7 5 VII7 5 ii 4 IV 4 V 4 IV7 3 VI7 3
vi7: ? 208 II7 40 ii7 33 V7 6 I 3 bVI7 3 VII7 2 I7 2 vii 2 #ivo7 2
vii: ? 35 III7 3
vii7: ? 19 III7 6
viio7: ? 26 III7 5
vo: ? 26 V7 6
#IV7 IVmaj7: ? 17 IV7 2
#ivo I: ? 45 V7 3
I I+: ? 26 I 8
I I7: ? 16 IV 28 IVmaj7 2
I II: ? 26 V7 5
I II7: ? 88 V7 25 V 7 ii7 5 I 3
I III7: ? 59 vi 8 VI7 7 IV 3 vi7 3
I IV: ? 152 I 83 V7 15 iv 11 IV 5 II7 4 #ivo 4 ii7 3 III7 3 V 2 ii 2
I V: ? 95 I 11 II7 7 V7 5 IV 3
I V+: ? 26 I 8 I7 2
I V7: ? 148 I 154 V7 23 vi 11 I7 8 ii7 5 IV7 4 biio 2 II7 2
I VI7: ? 67 II7 17 ii 12 V7 5 ii7 3 iv 2
I bVI7: ? 54 V7 3
I bVII7: ? 8 VI7 5
I biiio: ? 35 ii7 15 V7 2
I biio: ? 25 V7 10 ii7 3
I ii: ? 34 V7 10 I 6
I ii7: ? 54 V7 33 I 11
I iii: ? 35 IV 3 biiio 2
I iiio7: ? 18 VI7 2
I io: ? 36 I 3
I iv: ? 25 I 18 V7 4
I v: ? 17 VI7 4
I v7: ? 25 I7 3 IV 2
I vi: ? 74 II7 15 I 6 VII7 4 IV7 2 iii 2 V 2 V7 2
I vi7: ? 80 ii7 18 II7 9
I7 I+: ? 8 IV 4
I7 IV: ? 202 I 16 iv 12 I7 10 V7 9 VI7 8 IV 8 ii7 8 II7 7 bVII7 3 III7 3 #ivo 2 vi7 2 i 2 bVII 2 IV+ 2
I7 IVmaj7: ? 80 bVII7 6 ii7 3 IV 2
I7 V: ? 17 I7 2
I7 v7: ? 44 I7 15
II V7: ? 8 I 6
II7 I: ? 106 V7 5 II7 3 VI7 2 ii7 2
II7 V: ? 74 I 10 V7 6 II7 6 V 4 vo 2 III7 2 vi 2
II7 V7: ? 179 I 72 V7 13 I7 12 ii7 6 vi7 4 VI7 3 V+ 3 biio 2 vi 2 IV7 2
II7 ii: ? 18 V7 5
II7 ii7: ? 54 V7 24 I 4
II7 iv: ? 26 V7 5
II7 v7: ? 34 I7 3 V7 2
II7 vi7: ? 17 II7 9
III+ VI7: ? 17 II7 2
III7 IV: ? 35 I 3
III7 VI7: ? 53 II7 16 ii 2
III7 vi: ? 81 II7 6 I7 5 ii7 2
IV #ivo: ? 17 I 7
IV I: ? 141 V7 42 IV 25 I 15 II7 13 vi 7 V 6 II 5 ii 3 III7 3 VI7 3 iv 3 io 2
IV I7: ? 69 IV 6 I7 3 VI7 2
IV II7: ? 62 V7 6 I 5
IV III7: ? 54 VI7 3
IV V: ? 8 I 2
IV V7: ? 70 I 25 I7 4
IV VI7: ? 34 II7 5 ii7 3
IV VII7: ? 29 I 3
IV bVII: ? 17 IV 2
IV bVII7: ? 26 I 3
IV i: ? 26 II7 2
IV ii: ? 44 V7 2
IV ii7: ? 70 iii 4 V7 3 I 2
IV iv: ? 35 I 25 iii7 2
IV vi7: ? 18 II7 3
IV7 bVIImaj7: ? 8 bIII7 2
IVmaj7 V7: ? 8 I 2
IVmaj7 bVII7: ? 52 Imaj7 5 iii7 4 VI7 2
IVmaj7 ii7: ? 26 v7 2
Imaj7 V7: ? 34 I 3 Imaj7 3
Imaj7 VI7: ? 25 ii7 7 II7 6
Imaj7 biio: ? 8 ii7 3
Imaj7 v7: ? 26 I7 2
Imaj7 vi7: ? 44 ii7 9
V I: ? 85 IV 8 V7 6 II7 4 V 3 I 3
V I7: ? 8 IV 3
V II7: ? 16 V 10 V7 8
V IV: ? 8 I 3
V V7: ? 35 I 11
V vi7: ? 26 II7 3
V+ I: ? 62 V+ 6 VI7 3
V+ Imaj7: ? 17 V+ 6
V7 #ivo: ? 17 V7 2
V7 I: ? 308 V7 90 IV 75 I 56 ii7 32 VI7 20 I7 20 vi7 18 vi 15 III7 15 V 14 II7 13 ii 11 biiio 10 iv 8 bVI7 6 v7 6 biio 5 V+ 4 iii 4 #ivo 4 VI 3 VI+ 3 iiio7 3 bVII7 3 iii7 2 bVII 2
V7 I7: ? 85 IV 26 I7 7 v7 5 V7 3 V 2
V7 II7: ? 8 V7 3
V7 IV: ? 71 I 4 V7 3
V7 IV7: ? 17 I 6
V7 Imaj7: ? 130 VI7 4 III7 4 v7 3 ii7 2 I 2
V7 V+: ? 17 I 4
V7 bVII7: ? 8 VI7 2
V7 biio: ? 34 V7 5 ii7 3
V7 ii: ? 27 V7 10
V7 ii7: ? 77 V7 37 Imaj7 3 I 3 II7 2
V7 iiio7: ? 8 VI7 3
V7 v7: ? 43 I7 4 IV 2
V7 vi: ? 71 II7 7 III7 4 IV 2
V7 vi7: ? 54 II7 2
VI V7: ? 8 I 2
VI+ VI7: ? 8 ii 3
VI7 II7: ? 120 V7 34 ii7 8 I 4 V 4 ii 3 iv 2
VI7 V: ? 35 vi7 2
VI7 V7: ? 25 I 4 I7 2
VI7 ii: ? 121 V7 13 VI7 7 II7 5 I 3 iio7 3
VI7 ii7: ? 104 V7 18 bVII7 5 iv 3 Imaj7 2
VI7 iv: ? 18 V7 2
VII7 I: ? 35 VI7 2
VII7 iii: ? 63 VI7 2
VII7 iii7: ? 29 VI7 2
bVI7 V7: ? 53 I 5
bVI7 ii7: ? 18 V7 5
bVII7 Imaj7: ? 54 VI7 5 vi7 3
bVII7 VI7: ? 34 II7 5 ii7 5
bVII7 iii7: ? 16 VI7 3 vi7 3
biii7 bVI7: ? 8 ii7 3
biiio ii7: ? 36 V7 22
biio V7: ? 61 I 8 ii7 3 V7 2
biio ii7: ? 26 V7 9
i II7: ? 17 i 2
i7 IV7: ? 17 bVIImaj7 3
ii I: ? 71 V7 4
ii II7: ? 44 V7 2
ii V7: ? 102 I 31
ii VI7: ? 34 ii 7 ii7 2
ii iv: ? 18 V7 2
ii7 I: ? 96 V7 11 I 4 ii7 3 II7 2 III7 2
ii7 II7: ? 17 I 2
ii7 V7: ? 162 I 92 ii7 32 Imaj7 22 v7 8 I7 8 V7 7 iii7 7 vi 4 vi7 3 IV 2 #ivo 2
ii7 VI7: ? 8 ii7 2
ii7 bII7: ? 17 I7 2
ii7 bVII7: ? 36 Imaj7 5
ii7 v7: ? 8 I7 6
iii IV: ? 19 I 4
iii V7: ? 17 I 2
iii VI7: ? 25 ii 4 II7 2
iii vi: ? 26 iii 3
iii7 VI7: ? 52 ii7 6 II7 2
iii7 biiio: ? 8 ii7 7
iiio7 VI7: ? 28 ii7 3
io I: ? 35 VI7 2
iv I: ? 125 V7 13 II7 5 VI7 4 ii7 4 iv 4 vi7 3 vi 3 v 3 V 2 IV 2
iv V7: ? 43 I 7 IV 3
v VI7: ? 16 II7 4 ii 3
v7 #IV7: ? 17 IVmaj7 2
v7 I+: ? 8 IV 2
v7 I7: ? 98 IV 15 v7 12 IVmaj7 9
vi I7: ? 17 IV 4
vi II7: ? 77 V7 15 I 7 ii7 7 V 3
vi III7: ? 45 IV 3
vi IV: ? 26 I 2
vi V7: ? 37 I 2
vi VII7: ? 27 iii 2
vi ii7: ? 17 V7 7
vi iii: ? 45 IV 2
vi7 II7: ? 77 ii7 12 V7 10 vi7 5 I 3 V 3 v7 2
vi7 V7: ? 8 I 6
vi7 bVI7: ? 8 V7 3
vi7 ii7: ? 64 V7 27
viio7 III7: ? 26 vi7 2
vo V7: ? 26 iii 2 I 2
= songbook minor 0.02
~ x.x.x.x. 14 x....... 12 xxx.xxx. 5 x...x... 5 xxxxxxxx 4 xxxxx.xx 4 x.x.xxx. 3 x.x.x... 3 x...x.xx 3 x.xxx.x. 3 xxx.x.x. 2 x.x.x.xx 2
@0 i 25 bIII 10 bVI 6 I 5 iv 5 V7 4 v 3 IV7 2 iv7 2 ii7 2
@1 V7 5 II7 4 v 2 bVI7 2
@2 bVI 7 V7 6 I7 6 iv 5 i 4 V 3 II7 3 iv7 2
@3 V7 5 I7 4
@4 i 14 bIII 8 iv 7 IV7 4 bVI 3 bVII 2 I 2
@6 iv 9 V7 6 bVI 4 I7 4 iv7 4 bVI7 3 i 3 bIII7 2 bIII 2
@7 bVII7 6 V7 3
: ? 363 i 50 iv 33 V7 32 bIII 24 I7 22 bVI 21 II7 11 bVI7 10 iv7 9 I 9 bVII7 8 i7 7 v 7 IV7 6 bIII7 5 V 5 bII7 3 bVII 3 ii7 3 Imaj7 3 II 2 bIII+ 2
I7: ? 53 iv 12 IV7 5
II7: ? 55 V7 2
V: ? 35 i 2
V7: ? 99 i 14 I7 5
bIII: ? 91 V7 5 bVI 4 i 4
bVI: ? 101 bIII 6 i 2
bVI7: ? 61 i 3 V7 2
bVII7: ? 26 bIII 4
i: ? 149 iv 10 V7 9 bVI 4 bVI7 4 v 3 i 3 I7 2
i7: ? 53 iv7 2
iv: ? 88 i 11 I7 5 V7 4 bVI 4
V7 i: ? 80 iv 4 V7 2
bIII i: ? 26 bVI 2
bVI bIII: ? 35 bVI 3
i I7: ? 8 iv 2
i V7: ? 35 i 7
i bVI: ? 26 bIII 2
i bVI7: ? 17 i 3
i iv: ? 26 i 8
iv I7: ? 8 iv 5
iv i: ? 56 iv 3
`;
