/**
 * What pieces do with chords: written by `tactus_training progressions` (tools/training) from the sets jsb, nottingham, songbook, freedoom, game-midi, electronic, ragtime, session, arranged-own, arranged.
 * Counts only, of rhythms and rows of chords that stand in two pieces or more. For each style and mode: `= style mode` and the
 * share of phrases that begin as the one before; `~` rhythms of four bars (half bars, `x` where a chord begins); `@` the chords
 * of each half bar; then, after the chords before them, the chords that follow, `?` standing for what fewer chords before say.
 * `all` is every style together.
 */
export const chordBankText = `
= afro major 0.33
~ x...x.x. 85 x.x.x.x. 83 x....... 68 x.....x. 61 x...x... 61 x.x.xxx. 51 x...x.xx 48 x.xxx.xx 45 x.x...x. 34 xxx.xxx. 33 x.x.x... 28 xxxxxxx. 27 x...xxx. 26 x.xxxxx. 24 x.xxxxxx 21 x....xx. 20 xxx.x.x. 17 x.....xx 17 x...xxxx 17 xxxxx.x. 16 x.xxx.x. 14 x.x.x.xx 14 xxx...x. 14 xxxxx... 13 xxx.xxxx 13 xxxxxxxx 13 x..xx.x. 13 x...x..x 13 xxx.x.xx 12 x..xx... 12 x..xx..x 12 x.xxx... 10 xxxxx.xx 9 x..xxxx. 9 x...xx.. 9 x.x..... 8 x..xx.xx 7 xxx..... 3 x.x.xxxx 3
@0 I 663 IV 126 V7 76 ii 34 V 29 I7 29 II7 28 vi 13 ii7 12 Imaj7 9 bVII 8 i 7 v7 4 v 2
@1 V7 73 vi 16 IV 16 V 14 I7 14 ii 9 VI7 9 IV7 8 I 6 iii 3 v 3 VII+ 3 bVII 2
@2 I 129 IV 123 V7 90 ii7 38 I7 35 ii 34 II7 26 V 17 io 8 II 4 v7 4 biiio 3 vi7 3 VI 3 v 2
@3 V7 82 I 60 V 33 IV 33 vi 15 II7 12 I7 11 III7 9 #ivo 9 ii7 5 biiio 4 io 2
@4 I 237 IV 170 V7 85 ii 56 V 47 I7 37 vi 36 ii7 27 II7 17 Imaj7 16 bVII 10 IVmaj7 8 iii 8 v7 5 v 3 II 2
@5 V7 121 I 40 IV 39 ii 29 V 25 II7 12 I7 10 vi7 9 vi 7 v7 4 II 3 bIII 2 v 2
@6 I 284 V7 142 IV 93 V 53 I7 39 ii 32 ii7 27 vi 22 II7 22 VI7 14 Imaj7 9 III7 8 II 8 iii7 3 v7 3 IV7 3 iii 2
@7 V7 120 I 72 V 30 IV 18 VI7 11 iv 9 vo 7 III7 6 I7 5 vi 4 ii 2 viio 2 v 2
: ? 528 I 1491 V7 789 IV 618 V 248 ii 197 I7 180 II7 117 vi 116 ii7 111 VI7 39 Imaj7 37 III7 29 bVII 24 iii 23 II 22 vi7 22 v7 21 IV7 19 IVmaj7 17 iv 16 #ivo 16 v 15 bVI7 14 bVII7 14 i 14 io 13 biio 11 vo 10 biiio 9 I+ 7 iio7 6 iiio7 5 bVI+ 5 bVI 4 iio 4 iii7 4 viio 4 viio7 4 VII+ 4 bIII7 3 VI 3 bIII 2 vii 2 III 2 vo7 2
I: ? 310 IV 383 V7 299 I 288 V 98 ii 93 vi 53 I7 48 II7 34 ii7 30 vi7 14 bVII 11 VI7 9 III7 8 biio 7 biiio 6 iio7 6 v 6 bVI+ 5 iii 4 IVmaj7 4 VI 3 IV7 2
I7: ? 98 IV 106 v7 12 V7 8 IV7 5 I7 5 I 4
II: ? 52 V 7 V7 6 vi 5
II7: ? 93 V7 70 V 14 ii7 11 I 5 ii 4
III7: ? 61 vi 11 VI7 3
IV: ? 248 I 253 V7 98 IV 47 ii 42 I7 40 V 38 II7 19 ii7 9 iii 9 bVII 8 IV7 8 v 3 II 3 v7 2
IV7: ? 38 V7 8 III7 5
V: ? 136 I 161 vi 21 V 12 ii 12 IV 10 V7 9 II 5
V7: ? 206 I 628 I7 40 V7 19 Imaj7 13 IV 13 V 12 ii7 12 vi 9 v7 4
VI7: ? 24 II7 25 ii7 6 ii 6
bVI: ? 26 I 2
bVI+: ? 8 IV 5
bVI7: ? 28 I 6 vi 4
bVII: ? 69 IV 6 I7 5
biiio: ? 44 ii7 5
biio: ? 28 V7 7
ii: ? 99 V7 117 V 38 I 14 IV 11 vi 4 viio 2
ii7: ? 116 V7 76 Imaj7 7
iii: ? 114 I 3 vi 2
iii7: ? 17 VI7 3
iiio7: ? 8 VI7 5
io: ? 27 ii7 9
v: ? 34 I 7 I7 6
v7: ? 19 I7 17
vi: ? 125 V7 32 ii 20 I 13 II7 12 V 9 II 6 ii7 5 III7 4
vi7: ? 62 V7 8 ii7 8
viio: ? 17 I 3
I I7: ? 8 IV 47
I II7: ? 17 V7 33
I IV: ? 141 I 193 V7 76 ii 34 V 32 IV 18 II7 17 I7 9 iii 5 II 3
I V: ? 81 I 73 vi 13 V 4 IV 3
I V7: ? 105 I 247 I7 17 V7 12 V 8 IV 7
I VI7: ? 17 II7 8
I bVI+: ? 8 IV 5
I biiio: ? 26 ii7 4
I ii: ? 70 V7 54 V 13 IV 11 I 9
I ii7: ? 19 V7 27
I v: ? 17 I 5
I vi: ? 91 ii 15 V7 14 V 6 II7 6
I vi7: ? 46 V7 8
I7 IV: ? 138 I 33 I7 24 IV 24 V7 12 IV7 8 ii 5 v7 2
I7 v7: ? 19 I7 9
II V: ? 17 I 6
II V7: ? 18 I 3
II7 V7: ? 56 I 51 I7 11
II7 ii7: ? 22 V7 5
III7 VI7: ? 8 II7 3
III7 vi: ? 47 II7 3
IV I: ? 96 IV 101 V7 66 V 36 I 30 II7 15 ii 9 VI7 6 vi 4 IV7 2
IV I7: ? 51 IV 28
IV II7: ? 25 V7 10
IV IV7: ? 8 V7 8
IV V: ? 24 I 29
IV V7: ? 16 I 92 I7 6
IV bVII: ? 39 IV 4
IV ii: ? 34 V7 35 V 5
IV ii7: ? 28 V7 5
IV iii: ? 55 vi 2
IV v: ? 8 I7 3
IV7 III7: ? 17 vi 2
IV7 V7: ? 8 I 8
V I: ? 156 IV 70 I 57 V 21 V7 14 ii 10 vi 9 I7 7 iii 3
V IV: ? 37 I 3 V 2
V V7: ? 19 I 6
V ii: ? 34 V7 6 V 4
V vi: ? 32 V7 13
V7 I: ? 182 V7 198 I 185 IV 177 ii 56 vi 34 I7 34 ii7 26 V 24 II7 16 vi7 11
V7 I7: ? 61 IV 14 V7 8
V7 IV: ? 28 I 9
V7 V: ? 28 I 11
V7 ii7: ? 17 V7 11
V7 v7: ? 8 I7 4
VI7 II7: ? 55 ii7 10 V7 6 I 4
VI7 ii7: ? 17 V7 5
bVII I7: ? 8 IV 4
bVII IV: ? 36 I7 2
ii I: ? 37 IV 8
ii IV: ? 26 I 8
ii V: ? 51 I 19 ii 10 IV 7
ii V7: ? 27 I 113
ii7 V7: ? 92 I 44 ii7 9 vi 4
v I: ? 17 v 5
v I7: ? 17 IV 4
v7 I7: ? 26 v7 7 IV 5
vi I: ? 16 ii 8 V7 5
vi II: ? 18 vi 4
vi II7: ? 47 V7 5
vi V: ? 25 I 5 V7 4
vi V7: ? 8 I 32
vi ii: ? 42 V 10
vi7 ii7: ? 8 V7 8
= afro minor 0.71
~ x.x.x.x. 11 x...x.x. 10 xxxxxxxx 7 xxxxx.x. 2
@0 i 50 bIII 9
@2 bIII 14 bVII7 2
@4 i 31 bVII 18 bVI 2
@6 i 17 bVII 15 IV 6
: ? 257 i 102 bVII 46 bIII 29 v 21 iv7 17 IV 10 bVI 7 bVII7 6 IV7 4 V7 4
V7: ? 8 i 4
bIII: ? 97 IV7 3
bVI: ? 27 bVII7 4
bVII: ? 8 i 44
bVII7: ? 36 bVI 2
i: ? 98 bVII 43 v 15 i 14
bVI bVII7: ? 26 bVI 2
bVII i: ? 24 bVII 41
i bVII: ? 8 i 42
= all major 0.29
: ? 767 I 40144 IV 16381 V 14187 V7 10548 ii 7557 vi 4067 I7 2751 v 1963 II7 1759 IVmaj7 1755 bVII 1696 ii7 1487 iii 991 vi7 952 II 938 Imaj7 708 VI7 687 v7 520 bVIImaj7 474 iv 453 i 451 III7 340 VI 328 iiio7 313 iii7 306 III 274 IV7 260 bVI 259 viio 207 #ivo 203 bIII 192 biio 164 bVII7 137 VII7 118 biiio 110 bVI7 94 io 90 V+ 80 vo 79 viio7 78 I+ 74 i7 73 iiio 67 bvii 65 vii 64 vio 59 bII7 54 bII 51 bIII+ 50 bIIImaj7 50 bvio 46 bIII7 46 iio 40 bIImaj7 38 iio7 37 bVImaj7 37 ivo 37 #IV7 35 VII 34 VI+ 32 vii7 31 bii 30 #ivo7 29 bVI+ 26 biii 26 biii7 25 bviio 24 III+ 24 iv7 22 bvi 21 bvii7 20 II+ 19 #IV 19 Vmaj7 18 IV+ 16 bVIIsus4 13 vio7 10 IImaj7 10 VImaj7 10 VII+ 9 #iv 7 #IVmaj7 7 #iv7 7 vo7 6 bvi7 6 IIImaj7 6 biio7 5 io7 4 bII+ 3 #IV+ 3 #IVsus4 2
#IV: ? 111 I 3
#IV7: ? 100 v7 8 IVmaj7 3 IV 3
#ivo: ? 224 I 50 V 39 I7 14 V7 14 IV 14 v 10 io 7 #ivo 6 v7 6 vi 4 vi7 4 i 4 II 4 ii7 4 ii 2 Imaj7 2
#ivo7: ? 71 iii 5 vi 5 IV 4 II 3 I 3 iii7 2
I: ? 628 IV 10810 V 6892 I 5183 V7 4233 ii 4025 vi 1687 bVII 654 I7 516 II7 499 IVmaj7 443 ii7 325 vi7 290 II 257 v 220 VI7 209 iii 187 bVIImaj7 129 bVI 121 III7 105 i 95 iv 91 v7 91 VI 73 biio 72 III 62 iii7 60 IV7 60 viio 52 iiio7 49 biiio 48 #ivo 47 bIII 42 Imaj7 32 I+ 28 io 23 bIII+ 23 bVII7 22 bVI7 20 V+ 18 biii 18 bIIImaj7 18 bVI+ 15 iio7 15 bII 15 vio 14 vo 13 viio7 12 bVImaj7 12 VII7 12 ivo 10 iiio 9 bvio 9 i7 9 VI+ 9 VII 9 vii7 8 bII7 8 #ivo7 7 bii 7 vii 6 bvii 5 II+ 4 bviio 4 bIII7 3 bIImaj7 3 VImaj7 2
I+: ? 119 IV 29 I 19 IVmaj7 7 iv 2
I7: ? 443 IV 1303 IVmaj7 273 v 233 I 139 I7 108 v7 87 IV7 47 V 28 V7 27 ii7 22 bVII 21 iiio7 21 iv 19 II7 19 vi 18 ii 17 vi7 16 #ivo 15 bVIImaj7 15 VI7 10 I+ 9 i 6 io 5 bVI+ 4 III 4 bVI 3 bIII7 2
II: ? 254 V 526 I 100 V7 65 v 44 vi 36 II7 33 ii 24 Imaj7 11 iii 10 III 8 II 7 i 6 I7 4 VI7 4 vii7 4 iv 4 #ivo 3 IV 3 VII 2 iii7 2 VI 2
II+: ? 64 v7 6 II7 5
II7: ? 381 V7 848 V 344 I 119 ii7 92 vi 50 ii 49 v7 30 v 27 iii 24 II7 23 iv 17 vi7 15 IV 11 bVI7 9 iii7 8 I7 8 II 6 viio7 6 bII7 5 Vmaj7 5 III 3 VI7 3 IV7 3 Imaj7 3 vii 3 i 2 io 2 VI 2
III: ? 195 vi 146 IV 27 VI 25 I 14 V 8 iii 6 ii 6 IVmaj7 5 viio 3 viio7 3 II7 3 VI7 3 VII7 3 VII 2 Imaj7 2
III+: ? 34 IV 15 VI7 7
III7: ? 206 vi 156 VI7 41 vi7 28 IV 16 I 12 VI 12 II7 11 III7 10 ii 8 ii7 5 vii 4 iv 4 V7 3 III 3 iii7 3
IImaj7: ? 47 V7 3
IV: ? 549 I 8092 V 1797 V7 1316 ii 722 v 709 IV 707 bVII 616 I7 582 II7 225 iv 142 vi 112 II 105 vi7 99 ii7 94 bVIImaj7 75 IVmaj7 73 iii 68 i 54 VI7 53 IV7 44 #ivo 42 bIII 35 VI 33 v7 31 III7 31 bVI 23 VII7 22 io 19 I+ 19 Imaj7 17 iiio7 15 bVII7 14 III 13 iii7 13 ivo 13 i7 13 iio 12 bvii 12 viio7 11 viio 10 #IV7 9 bvio 8 bII 8 bII7 8 II+ 8 #IV 6 iiio 5 bVI7 5 iv7 5 Vmaj7 5 vii 4 bIIImaj7 4 bvii7 4 biio 3 vio 3 IV+ 3 bIII7 3 bVIIsus4 2 bvi 2
IV+: ? 63 IV 5 ii7 4
IV7: ? 245 I 51 bVII 40 V7 26 bVIImaj7 21 v7 13 i 12 ii7 11 I7 10 III7 8 IV 7 V 7 ii 6 vi7 5 IV7 5 i7 4 iii 3 iii7 3 iv 2 II7 2 bIII 2
IVmaj7: ? 360 I 668 v 113 V 109 I7 94 bVIImaj7 90 vi7 75 IVmaj7 69 IV 63 iiio7 62 Imaj7 57 v7 55 ii7 36 bVII 35 bVII7 33 V7 32 vi 25 ii 21 i 20 iii7 14 iv 10 IV7 8 i7 7 II7 5 iii 4 II 4 VI7 4 #IV7 3
Imaj7: ? 410 V 102 IVmaj7 47 V7 44 I 41 vi7 39 iii 37 IV 34 iii7 32 VI7 32 ii 30 vi 27 V+ 25 ii7 23 I7 22 Imaj7 13 v7 12 bIII+ 11 II 10 III7 10 biii7 9 II7 7 v 6 viio7 5 VII+ 4 biio 3 vii 2
V: ? 439 I 10613 IV 699 vi 686 ii 320 V7 299 V 222 II 156 II7 144 IVmaj7 113 Imaj7 107 iii 80 bVII 64 ii7 61 i 54 I7 48 vi7 47 v 40 iii7 22 III 20 viio 17 vo 16 III7 16 VI 13 biio 12 bvio 11 #ivo 10 v7 10 bVI 9 iiio 7 iiio7 6 iio 6 iv 6 VI7 6 bVIImaj7 5 VII 4 IV7 4 bIII 4 viio7 3 vii 3 bvii 3 V+ 2
V+: ? 102 I 26 Imaj7 21 V7 7 vi 4 I7 2
V7: ? 471 I 8484 I7 292 IV 205 V7 193 ii 190 vi 163 Imaj7 140 ii7 139 V 113 vi7 49 i 37 v 34 v7 34 iii 31 iiio7 28 IV7 19 VI7 19 II7 16 vo 16 II 15 biio 15 iii7 14 IVmaj7 13 #IV7 11 bVI 11 V+ 10 #ivo 9 vio 9 bviio 8 bVI7 7 viio 6 VI 6 iv 5 bvii 5 VII+ 5 iio 4 biiio 4 bVII 4 III7 4 io 4 vii 4 iiio 3 biii7 3 IImaj7 3 viio7 3 bVIImaj7 3 bvio 2 bVII7 2 vo7 2
VI: ? 273 ii 129 II 47 I 27 II7 22 V 12 bVII 9 ii7 8 III 7 IV 6 V7 5 i 5 VI7 4 vi 3 #ivo 3 VI 3 bvio 2 biio 2 III7 2 vii7 2 iii 2
VI+: ? 66 ii7 15 II7 4 VI7 3
VI7: ? 256 II7 186 ii 169 ii7 109 I 31 VI7 23 V7 20 IV 17 II 15 iv 14 V 12 v 9 iii 8 bVII7 7 bVII 7 IVmaj7 5 iii7 4 vio 4 bVI7 3 VI+ 3 viio7 3 VI 2 vi 2 iio7 2
VII: ? 117 iii 4 I 4 II 3 vi 3 IV 3 V 2 bII 2
VII7: ? 189 iii 27 iii7 19 I 11 iiio 8 vi 6 viio 6 III 5 bVII 5 II7 5 ii 5 V 4 VI7 4
Vmaj7: ? 80 I 5 II 4
bII: ? 149 I 20 bVI 4 V 4 bvii7 2 bvii 2
bII7: ? 87 I7 14 I 13 ii7 10 bII7 6 V7 2
bIII: ? 244 I 43 IV 24 iv 14 bVII 13 V 12 ii 10 I7 10 bVI 8 i 6 vi 6 iiio 3 v 3 bvii 3 bVII7 3 V7 3 II 3 viio 2 iii 2
bIII+: ? 70 I 36
bIII7: ? 125 ii7 10 bVI 5 V7 4 bII7 4 bVI7 3 II7 3 IVmaj7 2 vi7 2
bIIImaj7: ? 122 I 15 V 6 IVmaj7 3
bIImaj7: ? 135 io 7 I 6 bIImaj7 4 ii7 4 biiio 2
bVI: ? 300 I 80 IV 35 ii 19 i 18 V 12 bIII 9 I7 8 bVII 7 V7 5 bvii 4 vi 4 iv 3 bVImaj7 3 vio 3 v7 2 iv7 2 biiio 2 bIII7 2
bVI+: ? 54 I 10 IV 6 IVmaj7 4
bVI7: ? 171 ii7 22 I 17 V7 15 IV 6 vi 5 ii 5 v 3
bVII: ? 412 I 638 IV 445 I7 97 v 73 ii 51 V 51 V7 36 bVII 35 IVmaj7 22 bIII 18 vi7 17 vi 16 i 15 v7 13 iii7 10 VI7 9 II7 8 viio 7 iii 7 ivo 7 bviio 6 iiio 5 i7 5 VII7 5 ii7 5 bVI 4 VI 4 II 3 IV7 3 biio 2 bVII7 2
bVII7: ? 206 Imaj7 29 VI7 24 I 13 bIII 9 II7 8 iii7 7 IVmaj7 7 IV 4 VI 4 vi7 3 bVI 2
bVIImaj7: ? 257 IV 102 IVmaj7 65 I 61 I7 60 iiio7 37 V7 22 ii7 18 v 16 V 14 bVIImaj7 12 Imaj7 10 bVII 7 ii 6 vi7 5 vi 3 bIII7 3 v7 2
bVIIsus4: ? 61 IV 3 I 3 IV7 2
bVImaj7: ? 137 I 8 V 5 Imaj7 4 bVII 3
bii: ? 74 V7 11 I 5 bVI 3
biii: ? 75 bVI7 11 I 3
biii7: ? 51 bVI7 10 ii 8 ii7 4
biiio: ? 207 ii7 42 iv 8 vi7 7 V7 5 I 5 VI+ 5 iii 4 vii 4 III7 3 III 2 IV 2 V 2
biio: ? 168 V7 38 ii 37 ii7 20 I 18 biio 11 vo 7 V 6 v 5 VI7 5 iio 4 VI 2 II 2
bvi: ? 63 I 4 bIII 2
bvi7: ? 26 v7 4
bvii: ? 138 I7 16 IV 16 IVmaj7 7 I 4 VI7 4 bIII 2 iv 2 V7 2
bvii7: ? 70 IVmaj7 5
bviio: ? 112 V7 8
bvio: ? 166 vi 13 I 5 I7 5 iii 4 v 3 IV 2
i: ? 377 I 99 IV 59 V 52 bVII 21 V7 20 v 19 i 17 biio 13 bVI 13 iv 12 I7 9 IV7 9 bVIImaj7 9 bIII 7 i7 7 vi 7 Imaj7 7 II 6 II7 6 #ivo 4 ii 4 viio 3 bII 3 IVmaj7 3 ii7 3 iv7 2 iii 2
i7: ? 168 IV7 20 IV 10 i7 6 bVII 5 I 4 I7 4 v 2
ii: ? 415 V 2930 V7 1937 I 1002 vi 314 IV 271 v 181 ii 99 I7 70 Imaj7 66 VI 59 ii7 52 II7 50 viio 46 VI7 44 IVmaj7 42 iii7 32 II 31 iii 30 III 29 vi7 21 iv 16 bVII 15 v7 14 i 14 iio7 12 bIII7 10 #ivo 9 VII7 9 III7 8 bVII7 8 iiio 7 iiio7 6 bIII 5 vo 5 viio7 4 bIImaj7 4 bVImaj7 2 vio 2 vii 2 IV7 2
ii7: ? 456 V7 615 I 242 V 55 vi 55 IV 52 Imaj7 46 I7 44 v 30 vi7 27 bVII7 25 IVmaj7 23 ii 22 v7 18 iii 17 bVI 16 viio7 15 ii7 14 iv 13 II7 12 biiio 12 bVII 10 iiio7 10 bIImaj7 8 iii7 8 biio 7 bII7 7 III7 6 IV7 6 io 4 viio 4 bVIImaj7 4 #ivo 3 ivo 2 VI7 2 V+ 2 II 2 i 2
iii: ? 382 vi 247 I 145 IV 104 ii 79 V 50 ii7 46 V7 43 VI7 36 II 26 VI 24 VII7 22 II7 18 IVmaj7 16 vio 16 vi7 15 #ivo 13 biiio 12 iii 9 bVIImaj7 8 viio 6 I7 5 #IV7 5 III7 4 #ivo7 3 III+ 3 iii7 3 vii 3 viio7 2 III 2
iii7: ? 236 I 63 vi7 40 IVmaj7 38 VI7 34 ii 14 vi 14 biii7 12 biiio 10 IV 10 II7 9 VII7 9 Imaj7 9 V 8 V7 7 II 4 bIII7 4 ii7 2 bvio 2 iii7 2 #ivo 2
iiio: ? 176 IV 16 V+ 8 i 7 I 5 V7 5 V 4 viio 2 vi7 2 bII 2
iiio7: ? 102 IVmaj7 121 IV 61 vi7 45 I 28 VI7 28 VI+ 8 ii 6 I7 3
iio: ? 156 vi 7 IV 3 V 3 bvio 2 V7 2 III7 2
iio7: ? 49 I 11 V7 10 V+ 7 iv 4 IV 2
io: ? 135 I 43 I7 13 ii7 12 V 3
iv: ? 341 I 226 V7 58 i 15 V 13 IVmaj7 13 I7 12 Imaj7 11 bIII 10 vi 8 iii7 8 IV 6 bVII7 4 bvii 4 iv 4 vio 4 vo 3 v7 3 bVI 3 bIImaj7 2 II7 2 bIII7 2
iv7: ? 104 iii7 4 bVII7 3 I 2 bVII 2 i 2
ivo: ? 89 I 10 IV 10
v: ? 326 I 762 I7 302 IVmaj7 234 IV 224 ii 73 V 50 v 29 vi7 27 VI7 25 bVII 23 VI 19 V7 19 ii7 13 i 12 II 12 iii 11 bVIImaj7 10 iiio7 10 II7 9 bvii 9 v7 9 #ivo 9 vi 8 iv 5 iiio 4 bIII7 4 bVI 3 I+ 2 III7 2
v7: ? 304 I7 235 I 53 ii 44 IV 43 v 25 iiio7 20 V 9 ii7 8 II7 7 V7 6 #IV7 6 IVmaj7 6 bIII7 5 bvii 5 i7 4 I+ 4 #IV 2 bVII 2 Imaj7 2 iii7 2 II 2
vi: ? 426 ii 1145 I 537 V 444 V7 365 iii 308 II7 251 IV 214 II 165 III 92 vi 83 III7 80 ii7 62 vi7 26 v 26 I7 24 bVIImaj7 19 Imaj7 19 IVmaj7 15 v7 15 iiio7 13 iii7 9 VII7 9 viio 8 #ivo 8 VI7 8 bVII 8 IV7 7 VI 6 bVI+ 6 io 5 vii 4 iv 4 iiio 3 VII 3 bIII 3 i 2 Vmaj7 2 biiio 2
vi7: ? 400 ii7 137 II7 110 IV 100 I 87 V 53 ii 52 V7 51 bVIImaj7 49 IVmaj7 36 iii 27 v 26 iiio7 25 bVII 21 vi 17 I7 16 iii7 15 III+ 12 vi7 12 Imaj7 12 bVI7 10 II 6 #ivo7 5 bvi7 5 v7 5 III 4 #ivo 4 biiio 4 i 4 III7 3 VII7 3 VI7 3 vii 2
vii: ? 183 I 8 III7 7 V7 5 II 5 vi 4 vo 4 V 3 iii 3 VI 2 viio 2 II7 2 III 2
vii7: ? 98 III7 13 V 5 vi 2
viio: ? 238 I 119 V 15 VII7 10 IV 8 iii 7 vi 7 I7 5 IVmaj7 4 vii 3 ii 2
viio7: ? 155 I 11 III7 10 Imaj7 9 V 7 V7 7 vi 6 ii 5 IV 4 iii 4 iv 2
vio: ? 123 iii 11 ii7 8 VI7 7 I 6 bIII 5 ii 5 bVI7 3 V 2
vio7: ? 42 bVIImaj7 4 V 2 ii7 2
vo: ? 180 V7 21 I 13 ii 7 biio 4 V 2
vo7: ? 44 I7 2
= all minor 0.32
: ? 781 i 5685 bVII 2065 bIII 1850 iv 1848 bVI 1187 v 1048 V 737 V7 615 i7 517 iv7 436 I 391 IV 383 bVImaj7 331 bVII7 292 IV7 272 I7 236 bIII7 177 bII 168 bvii 151 iio 144 v7 129 ii 125 bvii7 106 bIImaj7 104 bIIImaj7 97 II7 95 viio 84 biii 62 iio7 58 io 58 iiio 56 bVI7 55 vio7 54 vio 53 II 52 vo7 49 bvi 48 vi 43 #ivo 40 #IV 36 ii7 32 Imaj7 31 vo 30 III 28 bVIImaj7 22 biio 19 VII 19 bii 18 V+ 17 biii7 17 bII7 16 io7 16 iii 16 ivo 15 iiio7 15 bvio 11 iii7 11 ivo7 11 vi7 10 I+ 10 viio7 9 biiio 9 III+ 8 bii7 8 II+ 7 Vmaj7 7 #IV7 7 IVmaj7 7 VI 7 bIII+ 6 #IVmaj7 6 IIImaj7 6 VII+ 6 III7 4 VI+ 4 vii 4 IIIsus4 4 VIImaj7 4 bIIsus4 4 VII7 2 #IVsus4 2 bvi7 2 #iv7 2
#IV: ? 73 i 9 bII 6 bIII 4
#IV7: ? 27 iv7 4
#IVmaj7: ? 36 i 2
#ivo: ? 106 i 10 V 6 v 4 iv 4 II7 3 i7 2
I: ? 336 iv 91 i 74 IV 25 bVI 23 bIII 21 bVII 16 V 15 V7 12 v 11 I 10 bII 7 iiio 7 iv7 6 iii7 5 I7 4 bIII7 4 vio 3 vio7 2 vo 2 viio 2 i7 2 bIImaj7 2 II 2
I+: ? 37 i 3 iv 2
I7: ? 170 iv 85 IV7 48 i 20 iv7 20 iiio7 13 v 12 iiio 7 bVI 5 bvii 3 v7 2 IV 2 bVII7 2
II: ? 132 V 10 v 6 bIII 6 II7 5 i 5 i7 3 bVImaj7 2
II7: ? 203 V7 27 bIII 16 v 6 V 4 i 3
III: ? 106 i 8
III+: ? 19 i 5
IV: ? 264 i 103 bVII 70 bVI 27 bIII 26 iv 23 ii 16 v 14 IV 12 IV7 11 bVII7 10 i7 9 bIIImaj7 6 v7 5 V7 5 iio 4 V 3 vio 2 I 2 bVImaj7 2 bIImaj7 2
IV7: ? 227 bVII 61 i 48 bVII7 46 vio7 15 bIII 10 bVI 10 iv 8 bvii7 8 bvii 7 V 4 biiio 4 bIImaj7 4 IV 3 i7 3 bVIImaj7 3
IVmaj7: ? 45 vi7 2
Imaj7: ? 86 iv 9 I7 4 III7 4
V: ? 317 i 477 iv 35 v 31 I 28 bVI 20 bIII 15 bVII 14 V 9 iv7 9 V7 9 bVImaj7 8 IV 8 iio 5 iio7 5 ii 5 bVII7 4 v7 4 I7 3 iiio 3 ii7 2 i7 2 bIII+ 2
V+: ? 61 i7 9 i 2
V7: ? 220 i 458 iv 30 bVI 25 I 13 i7 10 IV7 7 I7 6 bVII 5 V 5 Imaj7 5 IV 5 bVII7 4 bVI7 4 V7 4 bVImaj7 4 viio 3 iio7 2
VII: ? 84 bIII 6
VII7: ? 8 bIII 2
Vmaj7: ? 45 i7 2
bII: ? 177 i 71 bIII 19 bVI 18 iv 7 I 6 bvii 6 i7 5 bVII 5 bIImaj7 3 #IV 3 bII7 2
bII7: ? 85 i 3
bIII: ? 390 i 349 iv 303 bVII 298 bVI 200 v 70 IV 67 bIII 54 IV7 44 iio 36 ii 35 iv7 33 V7 31 i7 30 bVImaj7 27 I 23 V 21 I7 20 bVII7 17 bIIImaj7 17 iiio 15 viio 15 v7 15 bII 13 bIII7 8 biii 8 #ivo 6 iio7 6 bvii 6 vo7 6 III 6 bIImaj7 6 bVIImaj7 5 bvi 4 vio 3 bvii7 3 II7 3 II 3 VII 3 II+ 2 vo 2 ii7 2 bVI7 2
bIII+: ? 35 i 2
bIII7: ? 190 bVI 53 bVImaj7 38 bvii 16 iv 11 bIII 10 vo7 10 bVI7 8 IV7 5 IV 2
bIIImaj7: ? 219 i 20 iv7 17 I 7 iv 5 I7 4 v 4 V 3 bVII 3 V7 3 bVImaj7 3 bVI 2 ii 2 i7 2
bIImaj7: ? 234 i 25 bVI 9 bVImaj7 8 #IV7 6 iv 6 bIII 5 bII 5 IV7 4 I 3 bvii7 3 iv7 3
bVI: ? 455 bIII 226 iv 168 i 158 bVII 116 v 80 iv7 38 bVI 38 I7 34 V7 33 V 29 bVII7 24 i7 22 bIII7 20 II7 16 bVImaj7 15 vi 12 I 11 II 10 bvii 9 bII 9 iio 8 bvii7 8 biii 8 viio 7 VI 5 IV 4 bIImaj7 4 bIIImaj7 4 ii 3 bvi 3 V+ 2 #ivo 2 iiio 2 VII7 2 vio7 2 vio 2 vo7 2
bVI7: ? 133 bIImaj7 9 i 8 V7 6 biii7 6 I 4 ii7 4 bvii 3 bIII7 2
bVII: ? 345 i 1189 bIII 240 bVI 91 iv 73 V 70 V7 64 v 60 IV 43 bVII 38 I 29 i7 16 iv7 13 bIIImaj7 12 bVII7 12 bVImaj7 12 v7 9 bIImaj7 5 biii 5 iio 4 vi 4 bII 4 viio 3 I7 3 ii7 3 vio 2 IV7 2 bvii 2
bVII7: ? 256 bIII 100 bIII7 35 iv 21 bVII7 18 i 15 bVI 13 iio7 12 i7 9 v7 8 bVImaj7 6 bIIImaj7 5 V 4 iv7 4 ii7 3 bVII 3 iio 3 V7 2 vio 2
bVIImaj7: ? 123 i7 5 i 4 IV 2
bVImaj7: ? 350 bIII 33 i 32 iv 27 iv7 24 bVI 20 bVII 17 bVImaj7 16 bVII7 14 i7 14 v 12 v7 10 V 9 bIImaj7 7 bII 4 iio 4 bvii 3 #ivo 2
bii: ? 65 i 9
biii: ? 160 III 7 bIII 5 i 4 bII 4 v 4 IV7 4
biii7: ? 45 bVI7 12
biiio: ? 35 i7 5
biio: ? 78 bVImaj7 3 I 2
bvi: ? 136 bIII 9 biii 8 bVI 6 v 5 bVImaj7 3
bvii: ? 187 i 29 iv 20 bIII 15 bIII7 11 I7 9 I 9 bII 8 bVI 8 iv7 8 bIImaj7 6 bVImaj7 5 bVI7 3 bvii 3 IV 2
bvii7: ? 149 bIII7 23 iv 21 bVImaj7 13 bVI 9 i 8 bIImaj7 7 vo7 6 IV7 5
i: ? 576 bVII 1112 i 756 iv 616 bIII 556 v 457 V 309 bVI 274 V7 253 i7 150 IV 104 I 78 IV7 75 bII 72 iv7 59 bVImaj7 44 bVII7 44 io 37 bvii 33 ii 30 iio 29 I7 28 II7 27 bIImaj7 21 v7 20 vio 17 viio 17 #ivo 11 vio7 10 bIIImaj7 10 biii 10 iio7 9 bVI7 9 bii 9 vi 8 II 7 #IV 7 ivo 5 vo 5 bvii7 5 iiio 4 io7 3 I+ 3
i7: ? 374 i 81 bIII 54 iv7 51 v 36 iv 34 bVII 28 i7 18 IV7 16 bVI 16 bVII7 14 v7 14 IV 11 bVImaj7 10 V 10 V7 8 bIImaj7 8 vo7 8 bvii 6 iio7 6 bVI7 4 II7 4 io 3 ii7 3 III+ 3 bII 2 bVIImaj7 2
ii: ? 159 i 44 bIII 15 I 13 bIII7 10 V 7 I7 7 v 6 iv 3 V7 2 bVImaj7 2
ii7: ? 132 i 5 V7 5 bVII 3 V 2 i7 2 bIII 2
iii: ? 46 i 10
iii7: ? 53 biiio 4 I 2
iiio: ? 172 iv 16 bvii 4 i 4 bVII7 3
iio: ? 246 i 36 bIII 20 bVI 12 bVII 10 iv 8 v 7 V 6 bVImaj7 3 iv7 2 bIII7 2 V7 2
iio7: ? 151 i 11 bIII 8 bVII7 8 iv 5 i7 5 V 3 V7 2
io: ? 110 i 16 V7 10 iv 7 V 4 I 4 bVII 3
io7: ? 60 i7 4
iv: ? 444 i 541 bIII 169 v 143 V 135 bVII 130 bVI 124 V7 94 I 69 iv 66 I7 44 i7 43 bVII7 34 IV 26 bIII7 26 bvii 23 iv7 22 bVImaj7 14 bII 8 viio 7 v7 7 IV7 7 vio7 7 bvii7 5 biio 4 vo7 4 iio 4 vi 4 ii 3 iiio 3 io 3 iio7 2 I+ 2 ii7 2
iv7: ? 304 i7 63 bIII 48 i 46 iv7 41 bVImaj7 29 bVII 21 iv 21 bVII7 19 I7 17 bVI 13 bIIImaj7 13 v 10 bIII7 9 V7 9 I 7 V 7 bvii7 6 bvi 6 biii7 4
ivo: ? 61 i 4 bVI 3 iv 2
ivo7: ? 17 i 9
v: ? 324 i 533 bVI 73 bIII 70 iv 54 bVII 44 v 30 V 28 IV 26 iv7 21 bVImaj7 15 i7 15 v7 15 iio 14 I 14 V7 8 IV7 7 I7 7 viio 5 bIIImaj7 5 #ivo 5 bVII7 4 II 4 ii 4 vo 4 vio 2
v7: ? 262 i 28 bVImaj7 19 i7 8 bVI 7 bVII 5 I7 5 IV 4 V 4 bIII 3 vo 2 IV7 2 iv7 2
vi: ? 133 i 9 bVI 7 vio 5
vi7: ? 63 bVIImaj7 3
viio: ? 157 i 31 V 10 bVI 9 iv 5 iio 3 V7 2 bVImaj7 2
viio7: ? 34 V 4 i 3
vio: ? 130 i 17 bVII 7 bIII 7 bVI 5 II 3 i7 3
vio7: ? 166 bVII 14 bVII7 9 i 3 IV 3 II 2
vo: ? 108 I 8 i 5 iv 3 bIImaj7 2
vo7: ? 92 bVI 13 i7 9 I7 7 bvii 5 bVImaj7 2
= bossa major 0.09
~ xxxxxxxx 216 xxxxxxx. 133 x.x.x.x. 68 x.xxxxxx 66 x.x.x.xx 53 xxxxx.xx 51 xxx.xxxx 48 x.x...x. 43 xxx.x.xx 37 x...x.xx 33 xxx.xxx. 32 x.x...xx 31 x.x.xxx. 29 x...x.x. 29 x.x.xxxx 28 xxx...x. 28 x.xxx.xx 28 x.x..xx. 27 x.xxx.x. 27 x..xx.xx 27 xxxxx.x. 27 x.xxxxx. 26 x.x..xxx 25 x.....x. 24 x...xxx. 23 x....xx. 22 xxx...xx 20 xxx..xxx 20 x.x..... 17 x.xx..xx 16 xxxx.xxx 16 xx.xxxxx 16 xxxx..x. 15 xxx..xx. 14 xxxxx... 14 xx..xxxx 14 x.xx..x. 14 x...xxxx 14 xxx.x.x. 12 xxx..... 11 xx.xxxx. 11 xxxx..xx 11 x.....xx 10 xxxxxx.. 10 x....xxx 9 xxxxx..x 9 xxxx.xx. 8 xx.x.xxx 8 xx..x.xx 7 x..xxxx. 6 x..xxxxx 5 xx..xxx. 5 xxx..x.x 5 x.x.x..x 4 x.xx.xxx 4 x.x.xx.x 4 x......x 4 x.xx.xx. 4 xxx.x... 3 x.x..x.x 3 xx....x. 3 xx.xx.xx 3 x.xxx... 2 x.x.x... 2 xx.xx.x. 2 x...x... 2 xx..x.x. 2 x..xxx.x 2 xxxx.x.. 2 xxx.xx.x 2 x...xx.x 2
@0 IVmaj7 358 I 221 IV 195 I7 137 v 78 Imaj7 76 bVIImaj7 64 V7 61 vi7 59 V 59 ii 50 v7 46 bVII 31 vi 22 ii7 22 iii7 18 VI7 15 II7 15 i 11 bIIImaj7 11 IV7 11 IImaj7 6 III 4 viio 4 Vmaj7 4 iii 3 II 2
@1 I 213 v 120 IV 62 V 55 ii 46 iiio7 46 I7 40 vi 33 IVmaj7 25 vi7 25 iii7 24 bVII 23 iii 21 bVIImaj7 18 ii7 15 v7 12 Imaj7 11 i 10 IV7 4 II 4 iiio 2 vii 2
@2 IVmaj7 415 IV 146 I 136 Imaj7 104 I7 94 vi7 56 ii7 44 bVIImaj7 44 V 31 II7 29 bVII 27 v 27 v7 25 V7 20 ii 17 vi 9 i 8 bIIImaj7 8 iii7 6 IV7 6 II 2
@3 I 235 V 90 v 84 ii 61 iiio7 50 vi 40 IVmaj7 33 vi7 33 IV 30 ii7 28 iii7 22 iv 18 iii 15 bVIImaj7 13 Imaj7 10 I7 8 V7 8 i 5 bVII 4 vii 2
@4 IVmaj7 276 IV 129 I7 126 bVIImaj7 102 I 94 Imaj7 67 ii7 51 bVII 45 ii 45 V7 39 v 33 V 31 vi7 24 vi 21 v7 19 iii7 15 IV7 10 II7 9 i 7 i7 3 VI7 2
@5 I 232 v 110 V 68 IV 58 I7 55 IVmaj7 47 ii 45 iiio7 43 iii 41 vi 35 vi7 31 bVIImaj7 20 ii7 13 Imaj7 12 bVII 11 V7 10 v7 8 #ivo7 7 iv 6 iii7 5 II7 3 iiio 2
@6 IVmaj7 297 IV 145 bVIImaj7 144 I7 130 I 117 ii7 89 v 69 Imaj7 67 v7 67 V7 66 vi7 53 ii 43 II7 28 vi 26 bVII 17 IV7 17 V 14 i 13 bIIImaj7 11 bIII 9 i7 6 Vmaj7 4 II 4 iii7 4 VI7 2
@7 I 179 iiio7 120 I7 89 ii 69 v 61 IV 50 IVmaj7 40 ii7 33 Imaj7 28 V 27 vi7 21 V7 20 bVIImaj7 20 vi 19 viio7 18 bVII 13 iii7 11 III7 8 bVI 6 bvii 5 iii 3 iiio 2
: ? 608 IVmaj7 1491 I 1427 IV 815 I7 679 v 582 bVIImaj7 425 ii 376 V 375 Imaj7 375 vi7 302 ii7 295 iiio7 259 V7 224 vi 205 v7 183 bVII 171 iii7 105 II7 91 iii 84 i 57 IV7 50 bIIImaj7 40 iv 32 VI7 27 viio7 21 bVI 20 II 15 bvii7 15 III7 15 i7 13 bIII 12 Vmaj7 10 vii 10 bvii 8 #ivo7 8 iiio 7 ivo 7 bVImaj7 7 vio7 6 IImaj7 6 bIII7 6 iv7 5 viio 5 III 4 io 4 VI 4 bviio 4 bVII7 4 bvio 4 vii7 2
I: ? 355 IVmaj7 367 IV 204 bVIImaj7 120 I7 112 V 75 v 63 I 61 v7 58 ii7 54 ii 35 iiio7 29 bVII 26 vi 23 V7 23 vi7 22 Imaj7 21 II7 20 bIIImaj7 17 bIII 9 VI7 8 IV7 8 iii7 6 i 4 iiio 2
I7: ? 201 IVmaj7 217 v 204 IV 66 I 57 I7 27 iiio7 18 vi7 16 bVIImaj7 13 vi 6 III 4 bVII 3 V 2
II: ? 62 Imaj7 4 v 3 I 2
II7: ? 111 V7 29 vi 29 ii 6 Vmaj7 3
IV: ? 292 I 242 I7 72 bVII 65 bVIImaj7 61 IV 51 IVmaj7 50 ii 45 v 40 V 35 ii7 27 iii 12 vi7 11 V7 10 iiio7 10 Imaj7 8 i 7 v7 7 i7 5 Vmaj7 5 iv 5 bvii 5 II7 5 vi 4 bIIImaj7 4 bvii7 4
IV7: ? 92 bVIImaj7 18 ii7 6 i 6 bVII 4 IV 4
IVmaj7: ? 253 I 607 v 113 I7 94 V 88 bVIImaj7 86 vi7 74 IVmaj7 69 iiio7 62 v7 49 Imaj7 48 IV 30 ii7 30 vi 25 bVII 19 i 19 iii7 13 ii 12 V7 11 IV7 6 VI7 4
Imaj7: ? 235 V 89 IVmaj7 36 iii7 30 iii 29 ii 21 vi7 20 IV 19 vi 19 I7 13 Imaj7 12 I 11 V7 9 ii7 7 v 5 VI7 5 v7 2 viio7 2
V: ? 167 IVmaj7 97 Imaj7 60 I 53 ii7 26 vi7 21 ii 20 IV 14 vi 13 V7 9 II7 9 v 9 bVII 7 V 7 I7 6 v7 4 II 4 iii7 4 bVIImaj7 4
V7: ? 151 ii 52 Imaj7 45 I7 37 I 28 v 12 V7 7 V 6 IVmaj7 4
VI7: ? 88 ii7 9 iii 6 ii 4
Vmaj7: ? 47 I 3
bIIImaj7: ? 93 I 10 V 6 IVmaj7 3
bVII: ? 195 IV 48 I 46 IVmaj7 21 ii 8 I7 5 v 4 vi7 2 iiio 2
bVIImaj7: ? 249 IV 89 IVmaj7 61 I7 60 I 53 iiio7 37 V7 22 ii7 18 v 11 bVIImaj7 11 Imaj7 10 vi7 5 ii 3 v7 2
bVImaj7: ? 27 Imaj7 4
bvii: ? 17 IVmaj7 7
bvii7: ? 25 IVmaj7 5
i: ? 146 bVIImaj7 9 Imaj7 7 I 4 IV7 4 IVmaj7 3 ii7 3
ii: ? 228 Imaj7 58 I7 48 IVmaj7 37 IV 35 I 33 V7 33 iii7 21 V 16 v 15 vi 11 v7 9 ii 7 vi7 6 II7 5 i 5 bVII 5 iiio7 5 viio7 2
ii7: ? 233 vi 43 I 42 I7 29 IV 26 IVmaj7 21 v 21 V7 18 Imaj7 12 iiio7 10 viio7 10 ii7 7 v7 7 iii7 7 vi7 4 bVIImaj7 4 ii 4 V 2
iii: ? 122 ii 22 ii7 21 IVmaj7 11 II7 8 bVIImaj7 8 I 4
iii7: ? 97 IVmaj7 37 vi7 22 I 21 Imaj7 9 ii 7
iiio: ? 53 IV 2
iiio7: ? 63 IVmaj7 121 IV 56 vi7 45 I 23
iv: ? 70 IVmaj7 13 I 4
iv7: ? 27 i 2
v: ? 171 IVmaj7 233 I7 102 IV 88 I 43 vi7 27 ii 21 iiio7 10 bVIImaj7 9 v 8 ii7 8 vi 6 iii 5 bVII 5 V 3
v7: ? 192 I7 44 ii 39 v 22 iiio7 20 I 11 IV 7 ii7 6 V 6 II7 4 bVII 2 Imaj7 2 iii7 2 II 2
vi: ? 172 V7 26 ii 25 ii7 22 bVIImaj7 16 Imaj7 15 v 15 IVmaj7 13 v7 13 iiio7 12 IV 11 II7 10 V 5 I7 5 I 4 IV7 4 iii 2 vi7 2
vi7: ? 194 bVIImaj7 49 IV 33 ii7 31 IVmaj7 28 iiio7 25 v 23 bVII 16 iii 13 iii7 13 II7 11 Imaj7 11 V7 8 I 8 ii 7 V 5 v7 5 vi7 5
viio: ? 19 I 2
viio7: ? 64 Imaj7 9 I 2
vio7: ? 16 bVIImaj7 4 ii7 2
I I7: ? 85 v 56 IVmaj7 30 I7 9 IV 3
I II7: ? 29 vi 12 V7 3
I IV: ? 215 I 73 IVmaj7 19 bVIImaj7 16 V 15 v 11 iiio7 9 I7 9 ii 7 IV 7 bVII 7 Vmaj7 5 Imaj7 3 v7 3 vi7 3
I IVmaj7: ? 158 I 179 v 47 bVIImaj7 30 V 23 I7 15 vi 14 IVmaj7 13 v7 12 vi7 7 iiio7 7 ii7 6 iii7 5 i 4 Imaj7 2
I Imaj7: ? 64 V 9 vi7 3
I V: ? 126 I 23 Imaj7 18 IVmaj7 13 IV 3
I V7: ? 70 I 5
I bVII: ? 56 IV 15 I7 3 I 2
I bVIImaj7: ? 98 iiio7 27 I 26 IV 23 IVmaj7 13 I7 13
I ii: ? 102 I 8 Imaj7 6 V 6 ii 5 vi 4 I7 3 vi7 2
I ii7: ? 92 I 14 vi 13 I7 7
I iiio7: ? 52 I 8
I v: ? 91 IV 18 IVmaj7 14 I 8 iiio7 6 vi7 5 v 5 ii 5 I7 3
I v7: ? 133 I7 11 ii 6 v 6 V 5 II7 4 I 3 II 2
I vi: ? 92 ii 4 v 4 IV 3
I vi7: ? 69 ii7 6 bVIImaj7 4 v 4 IV 3
I7 I: ? 110 IVmaj7 19 IV 6 vi7 5 bVIImaj7 4 I 3
I7 IV: ? 159 I 17 bVII 11 IV 10 v 9 I7 8 Imaj7 3 bVIImaj7 3
I7 IVmaj7: ? 169 I 76 bVIImaj7 23 I7 20 Imaj7 16 IV 15 IVmaj7 15 iiio7 13 V 12 v7 12 V7 5 bVII 2 ii7 2
I7 bVIImaj7: ? 16 IVmaj7 10 IV 3
I7 iiio7: ? 26 IVmaj7 7
I7 v: ? 73 IVmaj7 78 I7 57 IV 45 I 9 bVIImaj7 5
I7 vi: ? 27 IVmaj7 3
I7 vi7: ? 27 IV 8 ii7 5
II Imaj7: ? 26 IV 2
II7 V7: ? 64 ii 8 I 5
II7 vi: ? 40 V7 8 Imaj7 7 II7 5 v 5 V 3
IV I: ? 195 IV 72 IVmaj7 42 v7 25 I7 21 v 16 bVIImaj7 13 I 11 ii7 9 V 7 bVII 5 ii 4 V7 3 vi 3
IV I7: ? 87 v 19 IVmaj7 17 IV 15 I 11 vi7 4
IV IVmaj7: ? 63 I 32 ii 8 bVIImaj7 4
IV Imaj7: ? 43 I7 3 IVmaj7 2
IV V: ? 99 I 6 IVmaj7 5 IV 3 ii 2
IV V7: ? 37 I 5
IV bVII: ? 62 I 38 IV 16 IVmaj7 5
IV bVIImaj7: ? 97 IV 21 I 15 I7 7 IVmaj7 6 v 3
IV bvii: ? 17 IVmaj7 4
IV bvii7: ? 8 IVmaj7 3
IV ii: ? 71 IV 16 V7 14 I 7
IV ii7: ? 89 I 2
IV iiio7: ? 46 IVmaj7 4
IV iv: ? 26 I 3
IV v: ? 52 IVmaj7 18 I7 11 I 8
IV v7: ? 25 v 3 ii 3
IV vi: ? 17 ii7 3
IV vi7: ? 43 IV 5 v 3
IV7 bVIImaj7: ? 49 IV 11
IVmaj7 I: ? 220 IVmaj7 233 bVIImaj7 77 I7 69 IV 47 V 34 v 26 v7 20 ii7 16 I 15 ii 13 V7 10 vi7 9 bIIImaj7 7 bVII 6 Imaj7 5 II7 5 IV7 3
IVmaj7 I7: ? 117 IVmaj7 31 v 20 I 18 I7 10 IV 3
IVmaj7 IV: ? 58 I 16 ii7 4
IVmaj7 IV7: ? 28 bVIImaj7 2
IVmaj7 Imaj7: ? 119 IVmaj7 10 vi7 6 V 4 iii7 4
IVmaj7 V: ? 105 IVmaj7 34 ii7 18 Imaj7 12 vi7 7
IVmaj7 V7: ? 38 Imaj7 5
IVmaj7 bVII: ? 56 IV 3
IVmaj7 bVIImaj7: ? 118 I7 24 V7 21 IV 7 IVmaj7 7 bVIImaj7 5 I 5 vi7 4 v 3
IVmaj7 i: ? 49 IV7 3 bVIImaj7 3 ii7 3
IVmaj7 ii7: ? 59 I 10 IVmaj7 7 v 6 vi7 4
IVmaj7 iiio7: ? 26 IVmaj7 45 IV 14
IVmaj7 v: ? 109 IVmaj7 70 I7 11 vi7 8 IV 6 I 5
IVmaj7 v7: ? 84 I7 26 ii 6 v 4 I 2
IVmaj7 vi7: ? 92 bVIImaj7 18 IVmaj7 13 v 13 iii 8 bVII 6 IV 4
Imaj7 I: ? 47 IVmaj7 4
Imaj7 I7: ? 45 IVmaj7 5 I 2
Imaj7 IV: ? 52 I 7
Imaj7 IVmaj7: ? 97 Imaj7 10 bVII 5 V7 5 I 4 iii7 3
Imaj7 V: ? 116 IVmaj7 34 Imaj7 22 vi7 10 vi 4 I 4 V7 3
Imaj7 V7: ? 36 Imaj7 5
Imaj7 ii: ? 49 Imaj7 4
Imaj7 iii: ? 46 ii 20 IVmaj7 3
Imaj7 iii7: ? 38 IVmaj7 21 I 3
Imaj7 vi7: ? 97 ii7 5
V I: ? 92 V 11 IV 10 I 10 IVmaj7 8 ii7 7 bVIImaj7 4
V I7: ? 26 v 4
V IV: ? 35 I 10
V IVmaj7: ? 105 I 51 V 18 IVmaj7 10 v 6 ii7 3
V Imaj7: ? 99 V 19 ii 9 iii 8 vi 6 IVmaj7 3 vi7 3
V V7: ? 55 ii 2
V bVIImaj7: ? 17 I 3
V ii: ? 75 Imaj7 4 iii7 3 IV 2
V ii7: ? 67 vi 11 iii7 6
V v: ? 38 IVmaj7 3
V vi7: ? 58 I 3
V7 I: ? 99 IV 6 IVmaj7 4 V7 4 V 2
V7 I7: ? 37 IVmaj7 28 IV 6
V7 Imaj7: ? 95 IVmaj7 14 Imaj7 11 V 5 IV 4
V7 V: ? 36 V7 2
V7 ii: ? 109 I7 12 V7 11 Imaj7 9 v 5 I 2
V7 v: ? 35 IVmaj7 9
VI7 ii: ? 26 V7 3
VI7 ii7: ? 37 V7 6
bVII I: ? 108 IV 6 IVmaj7 5
bVII I7: ? 26 IV 3
bVII IV: ? 109 I 16 bVII 11 I7 7 ii 3 bVIImaj7 3
bVII IVmaj7: ? 54 I 15
bVIImaj7 I: ? 102 IV 12 IVmaj7 8 ii7 8 bVIImaj7 8 v 5 bVII 4 I 3
bVIImaj7 I7: ? 67 IVmaj7 35 IV 4
bVIImaj7 IV: ? 148 bVIImaj7 21 I 16 IV 14 I7 12 IVmaj7 11 bVII 4 v7 3
bVIImaj7 IVmaj7: ? 67 I7 21 iiio7 11 I 10 V 9 bVIImaj7 4 i 3
bVIImaj7 V7: ? 8 I7 21
bVIImaj7 ii7: ? 51 IV 6
bVIImaj7 iiio7: ? 36 IVmaj7 23
bVIImaj7 v: ? 57 IVmaj7 3
i Imaj7: ? 8 V 6
i bVIImaj7: ? 17 IV 8
i ii7: ? 17 bVIImaj7 2
ii I: ? 116 IV 5 V 4 I 4
ii I7: ? 42 v 25 IVmaj7 16 IV 5
ii IV: ? 86 ii 12 I 9
ii IVmaj7: ? 102 I 8
ii Imaj7: ? 93 V 22 iii7 8 vi 5 I 4 vi7 3
ii V: ? 70 Imaj7 2
ii V7: ? 53 ii 10 I 5 Imaj7 5
ii bVII: ? 26 IV 3
ii iii7: ? 34 vi7 11 I 8
ii v: ? 45 I7 7 IVmaj7 3
ii v7: ? 44 ii 5
ii vi7: ? 33 Imaj7 3 vi7 2 iii 2
ii7 I: ? 82 IVmaj7 16 IV 7 Imaj7 5 v 5
ii7 I7: ? 58 IV 10 IVmaj7 7
ii7 IV: ? 94 I 5
ii7 IVmaj7: ? 38 v 9 I 6
ii7 V7: ? 26 Imaj7 13 I 3
ii7 iiio7: ? 27 IVmaj7 3 I 3
ii7 v: ? 29 IVmaj7 12 IV 4
ii7 vi: ? 62 ii7 18 ii 12 V7 7
ii7 viio7: ? 28 Imaj7 6
iii II7: ? 27 vi 5
iii IVmaj7: ? 48 I 3
iii ii: ? 60 V 2
iii ii7: ? 54 viio7 7
iii7 I: ? 82 I7 3
iii7 IVmaj7: ? 72 vi7 15 v 10 Imaj7 5 I 3
iii7 vi7: ? 53 bVIImaj7 9
iiio7 I: ? 55 IV 8 IVmaj7 5 vi7 3
iiio7 IV: ? 102 I 9 v 6 ii 5
iiio7 IVmaj7: ? 117 I 34 vi7 16 v 16 bVIImaj7 14 iiio7 14 I7 8 IV 5 v7 4
iiio7 vi7: ? 70 bVIImaj7 16 bVII 4 IV 3
iv I: ? 8 vi 3
iv7 i: ? 8 Imaj7 2
v I: ? 116 IV 11 IVmaj7 7 vi 7 bVIImaj7 3 v7 2 v 2
v I7: ? 58 v 65 IV 16 IVmaj7 10 I 6 vi 3
v IV: ? 91 I 35 I7 19 IVmaj7 11 v 8 IV 7 bVIImaj7 6 V 4 bVII 2
v IVmaj7: ? 141 I 149 vi7 20 IVmaj7 18 I7 14 Imaj7 9 v 8 V 7 ii7 6 iiio7 3 bVIImaj7 3
v bVIImaj7: ? 18 IVmaj7 7
v iiio7: ? 18 IVmaj7 8
v vi: ? 19 IVmaj7 3
v vi7: ? 92 ii 5 IV 4 IVmaj7 3 Imaj7 2
v7 I: ? 56 ii7 3
v7 I7: ? 41 IVmaj7 27 v 6 I 4 vi7 4
v7 ii: ? 98 I7 15 Imaj7 4
v7 ii7: ? 8 Imaj7 6
v7 iiio7: ? 34 IVmaj7 12 IV 6
v7 v: ? 41 IVmaj7 10 I7 4 IV 4 I 3
vi I: ? 18 IV 2
vi II7: ? 27 vi 4 V7 3
vi IV: ? 26 I 9
vi IVmaj7: ? 34 iiio7 6 I 5
vi Imaj7: ? 32 V 6
vi V7: ? 68 ii 16
vi bVIImaj7: ? 53 IV 3
vi ii: ? 55 Imaj7 15 I 3
vi iiio7: ? 17 IVmaj7 11
vi v: ? 56 ii 4 bVIImaj7 3
vi7 II7: ? 8 V7 11
vi7 IV: ? 105 bVIImaj7 7 I7 6 I 6 ii7 3 v 2 vi7 2
vi7 IVmaj7: ? 97 vi7 7 I 4
vi7 Imaj7: ? 56 V 3
vi7 bVII: ? 43 IV 5
vi7 bVIImaj7: ? 96 I7 14 IVmaj7 9 IV 3
vi7 ii: ? 28 V7 3
vi7 ii7: ? 55 I 13 V7 6 I7 4
vi7 iii: ? 55 bVIImaj7 6
vi7 v: ? 60 IVmaj7 7 vi 4
vi7 v7: ? 35 ii 3
viio7 Imaj7: ? 8 V 9
= bossa minor 0.09
~ xxxxxxx. 43 x.x.x.xx 41 xxxxxxxx 35 x.xxx.xx 19 x.x.x.x. 18 xxxxx.x. 14 x..xxxxx 12 x..xx.xx 11 xxx.x.xx 11 x...xxxx 11 xxx.xx.x 10 xxxxx... 10 xxxx..xx 9 xxx...x. 8 x.xxxxxx 8 x.xx..xx 8 xx.x.xxx 6 x.x.xx.x 6 xxxxx.xx 6 xxx.x.x. 6 xxxxxx.. 5 xxxx..x. 5 x.x.xxxx 5 xxx.xxx. 5 xxx..xx. 4 x..xxxx. 4 x.x.xxx. 3 x.xxxxx. 3 x...x.x. 3 x.x...xx 2 xx.xxxxx 2
@0 iv7 93 iv 32 bVImaj7 29 IV7 28 bIII 27 i7 25 bVII 16 I7 15 v 14 bVI 12 i 12 bIII7 11 bVII7 9 I 9 vo7 6 bvii 6 bII 6 IV 5 bVIImaj7 5 IVmaj7 4 bvii7 4 bIImaj7 4 bii7 3 bIIImaj7 2 vi7 2
@1 i7 26 i 26 bIII 22 bVII 17 v 11 bvii 11 bVI 9 vo7 9 iv 9 vio7 4 #IV 4 IV 3 I7 3 vi7 2
@2 iv7 53 bvii7 37 i7 32 bIII 27 bIIImaj7 23 I7 19 iv 17 bVImaj7 14 bVI 10 I 10 bVII7 9 bIImaj7 9 i 9 bVIImaj7 7 IV7 7 V 5 bvii 4 v 4 bIII7 4 IV 3 v7 3 bVII 2
@3 bIII7 29 i 27 bVImaj7 27 iv 26 bIII 24 i7 12 I7 12 bvi 8 vio7 8 biii 5 iio7 5 bII 4 v 2
@4 iv7 51 iv 41 bVImaj7 32 bvii7 19 bVII7 17 bIII7 15 bIII 12 bVI 11 IV7 11 vo7 11 bIImaj7 11 bvii 10 i7 9 i 7 bVI7 7 IV 6 bIIImaj7 4 biii7 4 bVIImaj7 3 bII 3 bVII 2 v 2
@5 bVI 27 bVImaj7 20 iv 18 i 17 bIImaj7 15 bIII 11 i7 9 bvii 7 IV7 6 bVII 4 iv7 4 bVII7 4 IV 2 ii7 2
@6 bIII 38 bVI 30 iv 29 i7 25 iv7 25 bIII7 22 I7 18 bvii7 18 bVImaj7 16 IV7 13 Imaj7 11 i 10 bvii 10 ii 10 bVII7 9 v 6 bII 5 bII7 5 bIImaj7 4 I 3 bIIImaj7 2 v7 2 bVIImaj7 2 bVII 2
@7 i 36 iv7 34 iv 34 v 18 bIII 15 i7 10 bIII7 10 bvii 9 bVImaj7 8 bVII 6 iiio 6 ii 3 bVIImaj7 2
: ? 558 iv7 268 iv 206 bIII 176 i7 148 bVImaj7 148 i 144 bVI 101 bIII7 100 bvii7 85 I7 76 IV7 68 v 60 bvii 58 bVII 50 bVII7 50 bIImaj7 49 vo7 37 bIIImaj7 33 vio7 28 ii 25 I 24 IV 22 bII 22 bVIImaj7 19 iio7 18 bVI7 15 bvi 14 iiio7 13 V 12 Imaj7 12 V7 10 bII7 9 v7 8 bii7 8 biii 7 IVmaj7 6 vi7 6 io7 6 iiio 6 IIImaj7 5 ii7 4 biii7 4 #IV 4 vo 3 iii7 3 bii 2 iio 2
I7: ? 81 iv 16 i 13 iv7 13 iiio7 13 v 11
IV: ? 109 bVII 4 i 3 v 2
IV7: ? 161 vio7 13 i 11 bvii7 8 bIImaj7 4 bVIImaj7 3 bvii 2
IVmaj7: ? 36 vi7 2
V: ? 49 I 3
bII: ? 101 bVI 7 iv 2
bIII: ? 231 iv 28 iv7 26 i 18 bVImaj7 17 i7 16 v 9 IV7 6 vo7 5 bVI 5 bIIImaj7 4 bIImaj7 4 bvii 3 bvii7 2 bIII7 2
bIII7: ? 133 bVImaj7 28 bvii 15 vo7 10 bIII 9 bVI 8
bIIImaj7: ? 91 iv7 17 iv 2 i7 2
bIImaj7: ? 179 bVImaj7 8 IV7 4 bVI 4 i 3 iv7 3
bVI: ? 140 iv 31 bIII 17 i 15 iv7 9 i7 8 bII 4 bIIImaj7 2 biii 2
bVI7: ? 48 bIImaj7 7
bVII: ? 141 bIII 8 bVI 5 i7 5 ii7 2
bVII7: ? 90 iv 17 bIII7 10 iio7 7 bVII7 5
bVIImaj7: ? 105 i7 5 i 3 IV 2
bVImaj7: ? 218 bIII 26 iv7 11 bVImaj7 10 i7 9 iv 8 bVII7 8 i 6 bvii 3
bvi: ? 67 bVImaj7 3
bvii: ? 140 bIII7 11 iv7 8 iv 7 bVImaj7 5 bIII 4 bVI 3 bvii 3 i 2 IV 2
bvii7: ? 137 bIII7 23 iv 19 bIImaj7 7 vo7 6 IV7 5
i: ? 218 iv7 21 iv 20 bVII7 10 bIII 9 IV7 8 bVI 5 bvii7 5 bvii 4 bII 4 bVII 4 bIImaj7 3
i7: ? 212 iv7 39 bIII 25 IV7 10 vo7 8 bIImaj7 7 bVImaj7 4 bVI 3 v 2 bVIImaj7 2
ii: ? 64 I7 7 i 2
ii7: ? 26 i 2
iio: ? 8 bIII 2
iv: ? 249 bIII 29 bIII7 21 bVI 18 i7 15 I7 15 i 13 bVImaj7 11 bvii 11 iv7 10 iv 8 bVII 7 bvii7 4
iv7: ? 212 i7 47 iv7 38 i 30 bVImaj7 27 bIII 18 I7 17 iv 13 bIIImaj7 12 bVI 10 bIII7 8
v: ? 146 iv7 20 bVImaj7 6 i 4 bIII 4
vi7: ? 35 bVIImaj7 3
vio7: ? 76 bVII7 8
vo7: ? 70 bVI 13 i7 9
I7 iv: ? 53 i 6
I7 iv7: ? 51 I7 2
I7 v: ? 27 iv7 8
IV bVII: ? 26 ii7 2
IV7 bvii7: ? 27 IV7 5
IV7 i: ? 46 bVII7 3
IVmaj7 vi7: ? 8 bVIImaj7 2
bIII bVImaj7: ? 26 bIII 12 iv 3
bIII bvii: ? 17 bVI 2
bIII i7: ? 36 bIII 10
bIII iv: ? 96 bVI 9 bIII7 4
bIII iv7: ? 58 i 9
bIII7 bVImaj7: ? 86 iv7 5 bIII 3
bIII7 bvii: ? 64 iv7 5 bIII7 3
bVI bIII: ? 73 iv 8
bVI i: ? 53 iv7 10
bVI iv: ? 89 i7 6 bVI 4 bVImaj7 3
bVII bIII: ? 8 iv 8
bVII i7: ? 17 iv7 3
bVII7 bIII7: ? 16 bvii 6 bVImaj7 4
bVImaj7 bIII: ? 66 bVImaj7 13 iv7 3
bVImaj7 bVII7: ? 28 bIII7 6
bVImaj7 i: ? 27 bVII7 3
bvii7 bIII7: ? 46 bVImaj7 9
bvii7 vo7: ? 17 i7 5
i iv: ? 90 bIII 4
i iv7: ? 48 i7 7 bIII 6
i7 IV7: ? 48 bVIImaj7 2
i7 iv7: ? 99 iv7 15 i 3
i7 vo7: ? 8 bVI 8
iv bIII: ? 100 iv 7 bVI 2
iv bVI: ? 56 bII 2
iv bvii: ? 39 bVImaj7 4
iv i: ? 50 iv 3
iv i7: ? 38 bIII 7
iv iv7: ? 20 i7 6
iv7 I7: ? 32 iv7 9
iv7 i: ? 54 iv7 11 iv 8 bVII7 4
iv7 i7: ? 66 iv7 21 vo7 8
v iv7: ? 36 bVImaj7 8
vi7 bVIImaj7: ? 17 i 2
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
= country major 0.09
~ x.x.x.x. 168 xxxxxxxx 106 x.x...x. 97 x...x.x. 97 x.x.x.xx 90 x....... 81 x.x.xxxx 81 x.....x. 71 xxxxxxx. 55 x.xxxxxx 54 x...x.xx 51 x.x..... 50 x.x.xxx. 48 xxx.xxxx 39 x...xxxx 38 xxx.x.x. 37 xxxxx.xx 37 x...xxx. 33 xxx.x.xx 31 x..xx.x. 30 xxxxx.x. 30 xx..x.x. 29 x.xxx.x. 27 x.x...xx 26 x.x.x... 25 x.....xx 24 x.xxx.xx 24 x....xx. 23 xxx..xx. 22 x.x....x 22 xxx...x. 21 x..xx.xx 21 x...x... 19 x.x..xx. 19 xxx.xx.x 19 xxx.xxx. 18 x.xxxxx. 17 xxx..... 17 x......x 11 xxx...xx 10 xxx..xxx 9 x.x..xxx 8 xxx....x 8 x.xxx... 8 x....xxx 7 x.xxx..x 7 x.x.x..x 6 xx...... 6 xx.xx.xx 6 xx..xxxx 6 x..xxxxx 3 xx..xxx. 3 xxx.xx.. 2
@0 I 708 IV 239 V7 181 V 149 ii 120 vi 87 II7 61 bVII 49 I7 45 v 37 iii 25 ii7 21 VI7 16 II 15 IV7 12 IVmaj7 11 iv 8 i 7 VII7 7 iii7 6 biio 6 bVI 4 bIII 3 v7 3
@1 V7 176 I 73 V 58 IV 41 ii 24 I7 24 iii 21 bVII 19 II7 10 viio 9 vi7 9 vi 7 iiio 6 bIII+ 5 III 4
@2 I 625 IV 202 V7 90 ii 60 I7 47 vi 44 V 32 v 27 ii7 20 iv 17 II7 12 bVII 10 v7 8 II 7 iii 7 VI7 4 bIII 2
@3 IV 67 V7 59 I 46 ii 45 vi7 43 vi 34 iii 29 V 29 v 21 I7 20 III7 15 II 6 bIII 4 io 3 VI 3 bVII 3 iii7 3
@4 IV 374 I 329 ii 103 vi 95 V7 78 V 78 bVII 35 I7 33 v 31 ii7 24 II7 16 iv 13 iio7 9 II 8 i 6 III 6 IVmaj7 6 IV7 4 bIII 2 v7 2
@5 V7 123 I 120 V 71 vi 51 IV 47 vi7 31 ii 26 ii7 26 I7 19 iii 15 iii7 14 viio 13 IVmaj7 10 II 9 v 9 viio7 6 VI7 6 #ivo 5 iv 5 i 3 bVII 2
@6 I 478 IV 326 ii 161 V7 135 V 71 I7 59 II7 56 bVII 39 VI7 27 v 18 vi 17 iv 13 VI 12 IV7 9 II 9 biii7 8 bVI 8 ii7 6 i 6 io 6 iii7 5 iii 4 bVI7 4 bII 3 bII7 3 v7 3
@7 V7 242 I 122 V 68 I7 56 ii 47 II7 41 IV 40 vi 31 vi7 17 ii7 16 viio 11 v 9 VI7 8 biio 7 II 4 bIII 2
: ? 618 I 2501 IV 1336 V7 1084 ii 586 V 556 vi 366 I7 303 II7 200 bVII 161 v 158 ii7 115 vi7 108 iii 103 VI7 66 iv 59 II 58 III7 40 viio 34 IV7 30 VI 30 IVmaj7 29 iii7 28 i 27 #ivo 24 bVI 19 biio 19 bIII 17 io 17 v7 17 Imaj7 17 bVII7 16 bIII+ 13 bVI7 13 III 12 iiio7 11 VII7 10 vii 9 V+ 9 iio7 9 viio7 9 biii7 8 iiio 7 bvio 5 bII7 5 I+ 4 bVIImaj7 4 bII 4 bvii 3 vio 3 VII 2
#ivo: ? 43 IV 10 I 7 io 4
I: ? 368 IV 755 V7 375 ii 290 V 250 I 201 vi 156 II7 66 bVII 54 I7 48 ii7 40 vi7 35 VI7 23 v 23 IVmaj7 15 iii7 14 III7 12 bVI 10 iii 9 II 8 VII7 5 biio 4 IV7 3 i 2 viio 2
I7: ? 175 IV 195 I 11 IV7 10 v7 6 IVmaj7 6 I7 5 ii 4 iv 2
II: ? 80 V 19 V7 11 I 8 vi 6 ii 5
II7: ? 112 V7 110 V 31 ii 15 iv 9 I 8 iii 5
III7: ? 28 vi 35
IV: ? 300 I 555 V7 180 I7 82 V 79 IV 62 bVII 62 v 56 ii 52 II7 47 vi7 42 iv 19 ii7 11 IV7 11 #ivo 7 vi 6 II 6 i 5 v7 4
IV7: ? 62 bVII 12 i 3 I 3
IVmaj7: ? 73 I 15 IV 5
V: ? 173 I 300 IV 62 vi 55 V7 50 ii 32 II7 15 II 8 V 6 iii 5
V7: ? 241 I 876 vi 40 IV 23 V 18 ii 17 ii7 16 V7 16 I7 14 i 7 v 4 iii 3
VI: ? 78 II7 13 II 3
VI7: ? 103 VI7 15 ii 12 I 9 II7 9
bIII: ? 43 I 7 iv 4 I7 2
bIII+: ? 18 I 11
bVI: ? 72 I 8 vio 2
bVI7: ? 47 ii7 6
bVII: ? 128 I 53 IV 42 v 25 I7 16
bVII7: ? 44 VI7 4
bvii: ? 17 I7 2
i: ? 75 V7 11 I 5
ii: ? 197 V7 199 I 144 V 102 v 25 viio 20 vi 17 IV 17 iio7 9 ii7 8 ii 7 II 5 VI 4 II7 4 I7 4 iii7 3 bVII 2
ii7: ? 126 V7 40 I 37 IV 7 ii 6 v 3
iii: ? 142 IV 25 vi 20 V7 14 I 6
iii7: ? 51 I 17
iiio: ? 8 IV 7
iiio7: ? 22 IV 5
io: ? 44 I 6 I7 6
iv: ? 97 I 25 V7 18 I7 5 bIII 2
v: ? 115 I7 62 I 43 IV 33 iiio 3 V 3 ii 2
v7: ? 36 I7 13
vi: ? 151 ii 101 iii 71 I 45 V7 29 II7 26 III7 24 IV 18 V 14 II 12 vi7 8
vi7: ? 124 IV 34 I 28 ii 11 ii7 5
viio: ? 8 I 34
viio7: ? 19 V7 6
vio: ? 17 bIII 2
#ivo I: ? 17 VI7 6
#ivo io: ? 17 I 2
I I7: ? 40 IV 40
I II: ? 33 ii 3 vi 2 V7 2
I II7: ? 57 V7 32 V 14 I 5 iii 5
I III7: ? 8 vi 12
I IV: ? 182 I 427 V7 121 V 71 IV 41 I7 22 ii 21 vi7 18 II7 18 v 12 bVII 9 vi 5 iv 5 II 4
I IVmaj7: ? 60 IV 3
I V: ? 114 I 142 IV 36 vi 25 II7 12 V7 11 ii 9 V 6 II 4
I V7: ? 99 I 332 vi 17 V7 7 V 6
I VI7: ? 49 ii 9 I 6 II7 5
I bVI: ? 17 I 8
I bVII: ? 44 I 36 IV 16
I i: ? 8 I 2
I ii: ? 122 V7 112 I 94 V 41 viio 20 ii 7 iii7 3
I ii7: ? 63 I 20 V7 5
I iii7: ? 8 I 14
I v: ? 56 IV 9 I7 5
I vi: ? 113 ii 79 iii 17 V7 16 II7 11 V 7
I vi7: ? 62 I 9 ii 4
I viio: ? 8 I 2
I7 IV: ? 185 I7 37 bVII 31 I 29 v 22 ii 20 IV 16 II7 10 IV7 8 iv 8 V7 4 #ivo 3 ii7 2
I7 iv: ? 8 I7 2
I7 v7: ? 8 I7 6
II I: ? 28 V 4
II V: ? 46 ii 8 I 3 II 2
II V7: ? 54 vi 3 I 2
II7 V: ? 55 I 16
II7 V7: ? 97 I 86 ii 3
II7 iv: ? 27 V7 8
III7 vi: ? 49 III7 18 ii 8
IV #ivo: ? 17 I 6
IV I: ? 114 IV 207 V7 94 ii 71 V 65 vi 52 II7 26 I 24 II 8 bVII 6 v 5 I7 4 IVmaj7 4
IV I7: ? 78 IV 54
IV II: ? 26 V7 4
IV II7: ? 44 V7 22 V 13 ii 5
IV IV7: ? 17 bVII 10
IV V: ? 71 I 26 V7 18 vi 14 IV 12 ii 2
IV V7: ? 51 I 151 vi 12 IV 9 V 6
IV bVII: ? 52 IV 21 v 19 I 11 I7 7
IV ii: ? 76 v 18 V7 11 IV 10 I 7 ii7 2
IV ii7: ? 33 I 6 v 2 ii 2
IV iv: ? 8 I 19
IV v: ? 53 I7 31 I 16 IV 6
IV v7: ? 17 I7 3
IV vi: ? 28 I 2
IV vi7: ? 89 I 8
IVmaj7 IV: ? 18 I 3
V I: ? 155 IV 134 V 47 ii 33 I 30 V7 25 vi 13 bVII 7 vi7 6 II7 4 viio 2 IVmaj7 2
V II: ? 26 V 6
V II7: ? 8 V7 15
V IV: ? 106 V7 20 I 16 IV 3
V V7: ? 27 I 47
V ii: ? 55 I 15 V 10
V iii: ? 17 vi 4
V vi: ? 89 iii 27 I 11
V7 I: ? 201 IV 262 V7 200 ii 104 I 100 V 81 vi 71 II7 28 I7 24 bVII 15 vi7 14 III7 12 VI7 11 iii 9 ii7 9 iii7 4
V7 I7: ? 37 IV 6 IV7 5
V7 IV: ? 59 I 6
V7 V: ? 8 I 18
V7 i: ? 17 V7 6
V7 ii: ? 35 I 6 V 5 V7 3
V7 ii7: ? 17 V7 15
V7 vi: ? 57 I 16 ii 7 II7 7
VI7 I: ? 49 I 6
VI7 II7: ? 17 V7 8
bIII iv: ? 26 bIII 2
bVI vio: ? 8 bIII 2
bVI7 ii7: ? 8 V7 6
bVII I: ? 98 IV 15 V 6 v 4
bVII I7: ? 8 IV 9
bVII IV: ? 60 I 17 I7 10 bVII 7 ii 3
bVII v: ? 25 I 18 I7 6
i V7: ? 16 i 6 I7 5
ii I: ? 108 ii 41 IV 38 V 25 I 17 V7 14 IVmaj7 9 v 4
ii I7: ? 17 IV 2
ii II: ? 8 V7 4
ii II7: ? 8 V7 4
ii V: ? 55 I 75 V7 12 ii 8
ii V7: ? 72 I 173 vi 7 V 5 ii 5
ii bVII: ? 8 IV 2
ii v: ? 16 IV 15 I7 10
ii vi: ? 45 I 7 iii 5
ii viio: ? 8 I 20
ii7 I: ? 96 IV 9 I 8 ii7 7 V 5
ii7 V7: ? 57 I 18 ii7 13
ii7 v: ? 17 I7 2
iii IV: ? 50 I 7
iii V7: ? 26 I 12
iii7 I: ? 70 V7 5
iiio IV: ? 27 I 4
iv I: ? 101 V7 4
iv I7: ? 17 iv 2
iv V7: ? 38 I 11
iv bIII: ? 8 iv 2
v I: ? 85 IV 12 I7 3
v I7: ? 38 IV 51
v IV: ? 81 v 11 I7 9 I 4
v iiio: ? 8 IV 3
v7 I7: ? 48 IV 4
vi I: ? 67 IV 29 ii 5
vi II: ? 40 V 4
vi II7: ? 41 V7 16
vi III7: ? 8 vi 23
vi IV: ? 42 I 8
vi V: ? 16 IV 7 I 7
vi V7: ? 28 I 25
vi ii: ? 43 V7 52 V 36 I 5 vi 4
vi iii: ? 110 IV 25
vi7 I: ? 71 V7 5
vi7 IV: ? 36 vi7 15 I 15
vi7 ii: ? 37 V7 6
viio I: ? 66 IV 15 ii 6 V7 5 V 2
viio7 V7: ? 18 I 4
vio bIII: ? 8 I7 2
= country minor 0.23
~ x.x..xx. 23 x.....x. 18 x.xxxxx. 11 x....xx. 9 x.xxxxxx 7 x.x....x 7 x.x.x.x. 2
@0 i 54 bVII 30 bIII 29 bVI 15 iv 9 V 4
@2 i 28 I 26 bIII 18 IV7 2
@3 bVII 13
@4 i 29 iv 14 I 7 IV 4
@5 bIII 25 v 22 V7 10
@6 iv 44 bVII 20 i 17 bIII 7 bVI 4
@7 V 9 i7 2 i 2
: ? 272 i 140 iv 87 bVII 83 bIII 82 I 47 IV 34 v 33 V 20 bVI 20 bVII7 18 V7 17 ii 10 i7 5 viio 4 IV7 3 bII 2
I: ? 80 i 10 IV 5
IV: ? 61 bVII 13 bVII7 7
V: ? 55 i 13
V7: ? 41 i 4 I 4
bIII: ? 160 bVII 8 i 8 bIII 6 V 4
bVII: ? 78 i 41 bVII 16 bIII 11 IV 6
bVII7: ? 21 bIII 13
i: ? 173 bVII 36 iv 29 bIII 11 V 4
iv: ? 143 V 11 bVII7 3
v: ? 50 i 15
bVII i: ? 96 bVII 11 V 4
i bVII: ? 16 i 34 bVII 16
iv V: ? 8 i 11
v i: ? 36 bVII 7
= dance major 0.46
~ x....... 121 x.x.x.x. 107 x...x... 81 x...x.x. 80 x...xxx. 73 x.....x. 68 xxxxxxx. 57 x...x.xx 55 xxx.xxx. 54 xxxxxxxx 52 x.x.x.xx 44 x.xxxxxx 44 x.x.x... 43 x.xxx.x. 28 xxxxx.xx 27 x.....xx 26 x.xxx.xx 25 x.x.xxx. 21 x....xxx 21 x.xxx... 21 xxxxx.x. 20 x.x...x. 20 x..xxxx. 17 xxx.x.x. 16 x.xxxxx. 15 x.x..... 14 x....xx. 14 x...x..x 14 xxx.x.xx 13 x.x.xxxx 12 xxxxx... 11 x.x.x..x 9 x.xxx..x 8 x..xx.x. 4
@0 I 887 IV 143 V7 65 V 45 ii7 37 I7 35 Imaj7 17 vi7 13 v 12 iii 10 ii 10 biio 10 v7 10 bVII 7 iii7 5 II7 5 vi 4 iv 4 viio 2
@1 IV 73 I 25 vi 24 V7 21 V 21 I7 21 ii7 12 VI7 12 vi7 11 v7 3 ii 2
@2 I 153 IV 124 ii 90 V 65 V7 64 ii7 52 I7 34 bVII 21 vi 15 v7 11 IVmaj7 10 IV7 10 iii 8 v 7 vi7 6 VI7 6 viio 5
@3 V7 102 I 75 V 44 I7 20 IV 19 vi 16 iii 14 bVII 13 ii7 9 vi7 8 III7 8 bIII 7
@4 I 278 IV 205 V7 123 V 57 vi 52 ii 47 bVII 31 Imaj7 29 II7 23 vi7 20 I7 19 ii7 17 II 12 v7 11 v 11 iii 8 iii7 8 i 6
@5 V7 115 I 57 IV 30 ii 28 II7 27 vi 26 V 21 ii7 15 vi7 13 VI7 13 II 12 I7 11 #ivo 2
@6 I 338 V7 103 IV 96 V 88 ii 76 I7 47 II7 43 ii7 30 v7 18 bVII 17 i 11 vi7 10 iii 8 Imaj7 8 vi 7 IVmaj7 7 IV7 5 iv 4 II 2
@7 V7 154 I 63 V 61 I7 40 vi 19 IV 14 V+ 9 VI7 9
: ? 522 I 1876 V7 747 IV 704 V 402 ii 255 I7 227 ii7 173 vi 163 II7 104 bVII 100 vi7 85 Imaj7 60 v7 54 iii 49 VI7 47 v 44 II 31 V+ 24 i 23 IVmaj7 22 bVI 22 biio 21 IV7 21 iv 16 iii7 14 biiio 12 bii 12 viio 11 bIII 10 VI+ 10 #ivo 10 io 9 bVII7 8 III7 8 biii 8 ivo 7 bII7 7 iiio7 7 I+ 6 bII 4 VI 2
#ivo: ? 30 V 3
I: ? 352 IV 451 I 368 V7 271 V 175 ii 126 vi 84 bVII 52 ii7 44 vi7 31 I7 26 II7 23 II 17 v7 12 iii 11 VI7 10 biio 8 biii 7 iii7 5 IVmaj7 2 Imaj7 2 bII 2 i 2 #ivo 2
I7: ? 121 IV 118 I 20 I7 17 v7 12 IVmaj7 10 v 4
II: ? 33 V7 14 I 12 V 4
II7: ? 108 V7 40 V 23 ii7 11 I 8
IV: ? 262 I 277 V7 106 ii 59 I7 56 V 54 v 26 bVII 20 IV 17 vi7 15 II7 11 iii 8 ii7 5 IVmaj7 4 vi 3
IV7: ? 57 I 9 bVII 2
IVmaj7: ? 68 bVII 10
Imaj7: ? 135 I 4
V: ? 195 I 279 IV 31 V7 16 vi 15 II7 7 ii 6 I7 6 V 5 Imaj7 3
V+: ? 28 I 10
V7: ? 191 I 588 V7 23 I7 21 Imaj7 19 IV 15 ii7 12 i 10 v7 8 vi 6 V 4
VI+: ? 17 ii7 9
VI7: ? 52 ii7 34
bII: ? 16 I 2 V 2
bIII: ? 48 V7 2
bVII: ? 132 I 55 IV 8 vi7 7 I7 4 bIII 2 vi 2
bii: ? 17 V7 11
biio: ? 41 V7 9 V 3
i: ? 62 V 4 I 4
ii: ? 135 V7 106 V 86 vi 15 IV 15 I 13 Imaj7 3 v 2
ii7: ? 140 V7 89 I 28 V 17 Imaj7 10
iii: ? 115 vi 19 V7 7 VI7 4
iii7: ? 38 VI7 8
iv: ? 41 I 6
v: ? 109 I 13 I7 10
v7: ? 26 I7 47 I 5
vi: ? 125 ii 41 I 37 II7 19 V7 16 iii 14 V 7 IV 6 I7 5 ii7 2
vi7: ? 116 II7 29 ii7 22 I 5
I #ivo: ? 8 V 2
I I7: ? 33 IV 18 I 6 I7 4
I II: ? 24 V7 11 I 4 V 2
I II7: ? 46 V7 17 I 2
I IV: ? 186 I 192 V7 94 ii 54 V 47 v 14 IV 11 bVII 9 iii 8 vi7 6 I7 2 ii7 2
I V: ? 114 I 143 V7 2 V 2
I V7: ? 98 I 244 V7 17 vi 6
I bVII: ? 29 I 46
I biio: ? 29 V7 7
I ii: ? 68 V7 55 V 47 vi 14 I 7
I ii7: ? 48 V7 24 I 12
I iii: ? 35 vi 9
I v7: ? 18 I7 10
I vi: ? 91 ii 32 I 16 iii 8 IV 4 V 3
I vi7: ? 65 ii7 14
I7 I: ? 72 I7 6
I7 IV: ? 188 I7 44 I 15 V7 11 v 10
I7 v7: ? 18 I7 10
II V: ? 17 I 3
II V7: ? 28 I 9
II7 V: ? 21 I 18
II7 V7: ? 50 I 29
IV I: ? 82 IV 103 V7 68 V 40 I 35 ii 34 II 12 I7 7 vi 3
IV I7: ? 20 IV 48
IV II7: ? 19 V7 8
IV V: ? 31 I 41 IV 4
IV V7: ? 56 I 90 I7 7
IV bVII: ? 75 IV 6 I 2
IV ii: ? 63 V 23 V7 15 IV 14
IV v: ? 60 I7 6
IV vi7: ? 43 I 5
V I: ? 127 IV 113 V 95 I 78 ii 15 vi 14 V7 9 ii7 4 II7 4 vi7 2 iii 2
V IV: ? 17 I 30
V V7: ? 26 I 15
V ii: ? 16 V 4 I 2
V7 I: ? 202 IV 171 I 149 V7 144 ii 54 vi 40 bVII 27 ii7 22 II7 17 vi7 15 V 10 v7 10 iii 7 I7 6
V7 I7: ? 8 IV 13
V7 IV: ? 28 I 11
V7 V: ? 26 I 2
V7 i: ? 32 I 2
V7 ii7: ? 30 V7 6
V7 v7: ? 18 I7 6
VI7 ii7: ? 28 V7 29
bIII V7: ? 8 I7 2
bVII I: ? 69 bVII 22 I 13
bVII IV: ? 42 I 2 V 2 I7 2
bii V7: ? 8 I 11
ii I: ? 53 V 6
ii IV: ? 26 I 13
ii V: ? 68 I 49 IV 17 V7 13 ii 4
ii V7: ? 49 I 98
ii7 I: ? 91 I 9
ii7 V7: ? 65 I 60 Imaj7 13 v7 7
iii V7: ? 8 I 7
iii vi: ? 55 ii 4
iii7 VI7: ? 8 ii7 8
v I: ? 8 IV 12
v I7: ? 17 IV 8
v7 I: ? 26 IV 3
v7 I7: ? 74 IV 19 I 9
vi I: ? 70 IV 8 vi 8 V 4 I 2
vi II7: ? 17 V 17
vi IV: ? 27 I 3
vi V: ? 8 I 6
vi V7: ? 8 I 15
vi ii: ? 35 V7 29 V 9
vi7 II7: ? 50 ii7 11 V7 8
vi7 ii7: ? 21 V7 17
= dance minor 0.68
~ x...x.x. 16 x..xxxx. 14 x...xxx. 14 x.x.x... 12 x.x.x.x. 12 x....... 10 x.x.xxx. 9 xxxxx.xx 5 x.x.xxxx 3 x.xxxxxx 2
@0 i 144 bVI 17 bVII 9 bIII 3
@2 V 12 V7 9 iv 7 v 6 i 4 bVI 3
@3 bVII 28 i 17 V7 6 iio 3
@4 i 67 bIII 30 bVII 20 IV7 10 iv 9 bVI 4
@5 V7 23 iv 11
@6 i 49 bVII 25 V 19 v 16 V7 13 iv 10 bVI 4 i7 3
@7 i 50 V7 12 IV 2
: ? 311 i 335 bVII 107 V7 69 iv 42 V 42 bIII 40 bVI 35 v 26 IV7 21 II7 16 I 11 I7 7 iio 6 i7 6 bVII7 5 IV 4 io 4 ii 2
II7: ? 21 V7 11
V: ? 39 i 34
V7: ? 29 i 63
bIII: ? 93 bVII 16 i 7 bVI 3
bVI: ? 126 i 10 iio 3
bVII: ? 92 i 82 bVI 3 bIII 2
i: ? 164 i 80 bVII 72 V7 34 V 25 bIII 23 iv 23 v 22 IV7 12 I 4
iio: ? 27 bIII 3
iv: ? 81 i 15 V 10 bVII 4 bVI 4
v: ? 28 i 21
II7 V7: ? 8 i 10
V i: ? 62 iv 9
V7 i: ? 85 i 16 V7 16 bVII 15 iv 8
bIII bVII: ? 26 i 14
bVI iio: ? 8 bIII 3
bVII i: ? 62 bVII 37 i 21 v 16 bIII 13
i V: ? 8 i 25
i V7: ? 8 i 34
i bIII: ? 40 bVII 15
i bVII: ? 29 i 67
i iv: ? 59 i 9 bVII 3
i v: ? 18 i 19
iv bVII: ? 26 bVI 2
v i: ? 77 iv 4
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
= funk major 0.38
~ x.x.xxx. 35 x.xxx.xx 32 xxxxxxxx 30 x...x... 24 x...x.x. 24 x.xxxxxx 20 x.....x. 18 xxxxx.xx 17 x.x.xxxx 17 x.x.x.xx 17 x....... 15 xxxxxxx. 15 x...xxxx 14 x.xx..xx 14 x.xx.xx. 12 x.x.x.x. 11 x.xxxx.x 11 x.xxx... 10 xxx.xxxx 9 xxx.x.xx 9 x...xxx. 8 x.x...x. 8 x.xxxxx. 7 xxxxx..x 7 xxxxx... 6 x.....xx 5 x.xxx.x. 5 xxxxx.x. 5 xxxxxx.x 5 xxx..xxx 5 xxx.x.x. 2 xxx...xx 2
@0 I 270 IV 60 vi 33 V7 22 I7 19 V 18 ii 15 II7 9 vi7 7 ii7 4 bVII 4 bIII 3
@1 V7 31 I 20 IV 20 vi 18 V 5
@2 IV 120 I 90 V7 22 ii 20 V 15 I7 12 vi 12 ii7 9 bVII 7 v 7 bIII 2
@3 I 66 V7 59 V 20 IV 12 vi 11 v 7 ii 6 bVII 5 I7 3 bVII7 2
@4 I 119 IV 89 ii 49 V7 23 bVII 17 V 14 I7 13 II7 9 vi 8 vi7 7 Imaj7 5 bVI 2 II 2 iii 2
@5 V7 49 I 47 IV 20 V 17 vi 13 VI7 10 ii 7 II7 7 I7 6 IV7 2
@6 I 103 V7 45 IV 44 ii 39 vi 33 V 32 VI7 14 II7 10 I7 8 bVII 6 v 6 bIII 3
@7 V7 66 I 51 I7 19 V 18 ii 17 vi 15 II 6 iii 4
: ? 439 I 766 IV 365 V7 317 ii 157 vi 143 V 139 I7 84 bVII 43 II7 37 VI7 34 bIII 27 vi7 25 v 24 ii7 22 II 15 iii 14 #ivo 13 Imaj7 10 VI 9 bVII7 9 bVI 9 vo 7 iv 7 biii 5 bviio 5 IV7 4 i 3 iiio 3 bII7 2 biio 2 viio 2 VII 2 bII 2 bIII7 2
#ivo: ? 19 V 10
I: ? 236 IV 217 V7 131 I 99 ii 76 vi 68 V 52 I7 17 II7 13 bVII 10 #ivo 10 v 6 II 5 biii 3 VI 2
I7: ? 61 IV 56 I 6 I7 4 bVII 3
II: ? 45 V7 9
II7: ? 39 V7 29
IV: ? 174 I 173 V7 35 ii 33 I7 22 vi 17 bVII 16 bIII 13 VI7 9 II7 8 V 8 v 7 iii 4 ii7 3 iv 3
V: ? 123 I 82 vi 20 IV 7 I7 5 iii 4 bVII 3 V7 2
V7: ? 162 I 235 I7 17 vi7 12 IV 11 ii 5 vi 3
VI: ? 35 I 6
VI7: ? 84 I 7 IV 4
bIII: ? 111 bVII 3
bIII7: ? 8 bVI 2
bVII: ? 145 IV 7 V7 7 V 4 I 3 bVII7 2 vi 2
ii: ? 124 V7 49 V 30 I 25 vi 19 IV 18 II 3
ii7: ? 44 V7 18
iii: ? 43 I 7 V 2 IV 2
iv: ? 17 I 6
v: ? 45 I7 10 I 7 V 2
vi: ? 66 I 70 ii 21 V7 17 V 16 IV 15 bVII 2
vi7: ? 61 V7 4
viio: ? 8 I 2
#ivo V: ? 20 I 6
I #ivo: ? 8 V 10
I I7: ? 27 IV 14
I II7: ? 18 V7 10
I IV: ? 136 I 126 V7 29 ii 16 vi 12 bVII 5 iii 3 I7 2
I V: ? 63 I 35 vi 6 iii 2
I V7: ? 72 I 119 vi 2
I ii: ? 79 V 19 V7 19 I 17 IV 7 vi 7
I v: ? 26 I7 4
I vi: ? 60 I 35 ii 19 IV 11
I7 IV: ? 85 I 20 I7 14 VI7 9
II V7: ? 18 I 7
II7 V7: ? 38 I 14 I7 8
IV I: ? 94 IV 55 V7 52 I 34 ii 19 II7 13 bVII 9 I7 8 vi 6 II 2
IV I7: ? 37 IV 17
IV II7: ? 18 V7 6
IV V: ? 17 I 7
IV V7: ? 24 I 20 IV 11 I7 4
IV bVII: ? 57 IV 6
IV ii: ? 70 V7 12 IV 8 I 5 V 3
IV iii: ? 18 IV 2
IV iv: ? 8 I 3
IV vi: ? 48 I 6 V 3
V I: ? 87 IV 20 ii 13 V7 13 vi 13 V 9 #ivo 5 I 3
V I7: ? 8 IV 5
V IV: ? 8 I 7
V iii: ? 17 I 3
V vi: ? 25 I 14 V 5
V7 I: ? 143 IV 100 V7 51 I 46 ii 27 vi 14 V 11
V7 I7: ? 27 IV 13
V7 vi: ? 17 I 2
bVII IV: ? 25 V7 4 bVII 2
ii I: ? 64 V 7 ii 6 vi 5
ii IV: ? 35 ii 9 I 6
ii V: ? 29 I 22
ii V7: ? 29 I 43
ii vi: ? 54 V 5
ii7 V7: ? 42 I 8
iii I: ? 46 IV 2
iv I: ? 28 V7 2
v I: ? 26 IV 5
v V: ? 8 I 2
vi I: ? 117 vi 22 IV 17 V 10 ii 7 I 4
vi IV: ? 43 ii 7 vi 5
vi V: ? 35 I 7 vi 6
vi V7: ? 17 I 16
vi bVII: ? 8 vi 2
vi ii: ? 64 V 4
= funk minor 0.28
~ x.xxx.xx 18 x.x.x.x. 14 x..xx.xx 13 x....... 11 x...x... 9 xxxxxxxx 7 x.x.xxx. 2 xxxxx..x 2
@0 i 42 bIII 22 V7 15 bVImaj7 10 iv7 7 iv 7 v 6 bVI 5 i7 4
@1 i 11
@2 i 20 bVI 17 iv 7 bVII 5 bIII 3 iv7 2
@3 bIII 10 bVII 7 i 2
@4 i 34 bIII 23 i7 7 iv 3 bVII 2
@5 bVII 9 i 4 v 2
@6 i 37 v 16 bIII 6
@7 i 18 bVII7 9 bVII 4 I 4 i7 3
: ? 328 i 168 bIII 64 v 43 bVII 37 V7 33 bVI 33 iv 27 I 16 i7 15 bVImaj7 14 I7 13 bVII7 12 iv7 12 v7 11 bII 8
I: ? 39 iv 8
I7: ? 16 iv7 7 iv 5
V7: ? 27 i 25 i7 5
bIII: ? 96 i 37 bVI 11
bVI: ? 74 bIII 13 i 5 v 3 bII 2
bVII: ? 33 i 26 bIII 7 v 3
bVII7: ? 17 bIII 10
i: ? 141 v 30 bVII 25 i 22 bIII 20 bVI 18 iv 9 I 6
iv: ? 85 i 4 bVII 2
v: ? 56 i 35
bIII bVI: ? 33 bII 2
bIII i: ? 64 bIII 18 iv 5
bVI bIII: ? 20 i 9
bVII bIII: ? 28 i 3
bVII i: ? 58 bVII 18
i I: ? 8 iv 6
i bIII: ? 27 i 17 bVI 3
i bVI: ? 42 bIII 5 v 3
i bVII: ? 27 i 22
i iv: ? 38 i 3
i v: ? 8 i 30
iv bVII: ? 8 bIII 2
v i: ? 62 v 27 bVI 3
= game major 0.30
~ x.x.x.x. 111 x...x.x. 48 x...x... 41 x....... 40 x.xxx.xx 29 x.x.x... 27 x.xxx.x. 25 x.....x. 22 x.x.x.xx 20 x...x.xx 18 x.x.xxx. 18 xxxxxxxx 17 x.xxxxxx 15 xxx.x.xx 12 x..xx... 12 x......x 11 x.xxx... 10 xxxxx... 8 x.x...xx 8 xxx.x.x. 7 x.xx..x. 7 xxxxxxx. 7 xxx.xxx. 7 x.x...x. 7 x..xx..x 6 x.x..... 5 x..xxxx. 4 x.xx..xx 4 xxxxx.xx 4 xxx.x... 4 x.xxxxx. 4 x....x.. 3 x...xxx. 3 x...xx.. 3 xxxx..x. 3 xxx.xxxx 3 x..xx.xx 3 xxx..xx. 3 xxxx.xxx 3 x....xxx 2 xx..x..x 2 x....xx. 2 xx.xxx.x 2 xxxxx.x. 2 xx.xxxxx 2 x.x.x..x 2
@0 I 215 V 74 ii 57 vi 57 IV 47 I7 24 iii 21 i 19 v 15 IV7 14 V7 12 ii7 9 bVII 9 i7 8 II7 7 viio 6 bIII 5 bVI 5 iv 4 bII 4 bVIIsus4 3 bii 3 vii7 2 bIImaj7 2
@1 I 23 V 13 i 12 ii 10 V7 5 IV 4 II 3 bVI 3 viio 3 iii 2
@2 I 77 V 49 IV 43 ii 41 vi 38 V7 22 iii 21 i 15 I7 13 IV7 12 bIII 8 bVII 7 viio 5 v 5 II7 5 vi7 4 v7 4 iv 3 Imaj7 3 bVIIsus4 3 bvii 3 bVII7 2 i7 2 bIImaj7 2
@3 ii 26 I 25 V 18 ii7 13 bVII 10 IV 10 i 9 bII 8 vi7 6 iii 6 iii7 5 V7 4 bIII 4 v7 3 bVI 3 bIImaj7 3 vii 2 IV7 2
@4 I 139 IV 92 V 53 ii 33 iii 24 I7 23 vi 20 IV7 14 v 12 i 8 bVII 8 VII 7 ii7 7 bVI 6 iv 5 V7 4 i7 3 III 3 viio 3 #IV 2 bVIImaj7 2 bII 2
@5 I 22 V 18 ii 11 ii7 7 i 7 V7 6 II7 4 viio 3 #IV 3 bIII 3 I7 3 vi7 2 IV 2 vi 2
@6 I 94 V 90 IV 39 ii 39 vi 31 V7 20 bVII 19 I7 16 iii 12 i 9 v7 8 ii7 7 viio 6 i7 5 bVI 5 bIImaj7 5 bII 3 Imaj7 2 v 2
@7 I 35 vi 28 V 22 ii 13 IV 10 ii7 10 bIII 6 v 5 bVII 4 I7 4 vii 4 vi7 4 iii 3 i7 3 i 3 bvi 2
: ? 576 I 630 V 337 IV 247 ii 230 vi 184 iii 91 I7 90 i 82 V7 73 bVII 59 ii7 56 IV7 55 v 42 viio 31 bIII 28 v7 28 II7 26 bVI 25 i7 24 bII 24 vi7 18 Imaj7 13 iv 13 bIImaj7 13 II 10 IVmaj7 10 bVIIsus4 9 vii 8 #IV 8 VII 7 bvii 7 bVIImaj7 6 iii7 6 vo 6 III 5 I+ 5 bii 5 bII7 5 bVImaj7 4 VI 4 vii7 3 io7 3 bVII7 3 bIIImaj7 3 bvi 2 bvii7 2 iv7 2 #iv 2 VII7 2 iiio 2
I: ? 315 V 102 ii 79 IV 75 vi 52 I 44 iii 43 i 35 IV7 28 I7 23 bVII 18 v 14 V7 9 ii7 8 i7 7 viio 7 bIII 4 bVI 2 bVIImaj7 2
I7: ? 159 I 11 V7 11 IV 6 V 6 v 3
II7: ? 65 V7 11 V 6
III: ? 27 vi 2
IV: ? 273 I 73 V 62 i 15 bVII 9 I7 9 ii 7 bIII 7 iii 6 bII 4 bVI 3 V7 3 ii7 2
IV7: ? 87 v7 13 I7 8 i 3
IVmaj7: ? 26 I 8
V: ? 207 I 135 IV 52 ii 40 vi 27 iii 14 V7 9 i 8 bVII 7 v7 6 viio 6 V 5 bVI 3 IV7 3
V7: ? 130 I7 20 V 12 I 10 IV 4
VI: ? 26 I 2
bII: ? 71 I 15
bIII: ? 86 IV 10 I 7 iii 2 i 2
bIImaj7: ? 64 I 5
bVI: ? 77 i 5 I 4 bVII 4 IV 3 bvii 2
bVII: ? 131 I 17 IV 10 vi 6 I7 4 V 4 v 3 i 2
bVIIsus4: ? 44 IV 3 IV7 2
bii: ? 26 I 2
i: ? 143 I 36 IV 11 bVI 6 V 4
i7: ? 90 i7 6 IV 3 I 3
ii: ? 131 I 74 vi 48 V 31 ii7 24 IV 14 iii 9 V7 6 ii 5 vi7 3
ii7: ? 99 I 22 V7 9 ii 7 ii7 3 V 2
iii: ? 119 I 38 V 18 ii 10 IV 5 vi 2
iv: ? 90 bIII 2
v: ? 83 V 16 v 3 I 3
v7: ? 55 IV 15 I 4
vi: ? 176 ii 53 V 41 I 41 IV 11 vi 10 iii 4 Imaj7 2 vi7 2
vi7: ? 87 I 2
vii: ? 45 viio 2
viio: ? 70 I 17 vii 3 vi 2
I I7: ? 62 I 8
I IV: ? 132 I 25 V 17 bVII 5 i 3 ii 2
I V: ? 114 I 29 IV 24 vi 15 ii 15 V 3 bVII 3 bVI 2 i 2
I V7: ? 37 V 4
I bVII: ? 88 I 2
I i: ? 59 I 24
I i7: ? 54 IV 2
I ii: ? 104 I 29 V 13 vi 12 IV 4 iii 3
I iii: ? 55 I 25 V 9 ii 2
I v: ? 46 V 8 v 2
I vi: ? 50 V 19 ii 18 IV 9 I 3
I viio: ? 25 vi 2 I 2
I7 I: ? 65 V 4
I7 v: ? 17 V 2
IV I: ? 90 IV 26 V 23 i 6 ii 5 ii7 3
IV V: ? 57 I 45 vi 4 ii 3
IV bVII: ? 19 I 6
IV i: ? 54 I 6 IV 3
IV7 i: ? 8 I 3
V I: ? 146 V 31 vi 23 IV 15 iii 8 I7 8 ii 7 i 6 bVII 5 V7 4
V IV: ? 69 V 20 I 19
V IV7: ? 8 I7 3
V V7: ? 29 V 4
V bVII: ? 37 I 2
V ii: ? 76 ii7 13 V 6 IV 4 I 4 ii 2
V vi: ? 69 I 14 vi 9 V 7
V viio: ? 8 I 5
V7 I: ? 54 V 2 ii 2
V7 V: ? 38 ii 3 I 3
bII I: ? 70 I 4
bIII I: ? 36 IV 3 i 2
bIII IV: ? 45 V 4
bVII I: ? 72 IV 3 i7 2 vi 2
i I: ? 97 i 11 V 7 I 6 IV 4 i7 3
i IV: ? 46 i 5
ii I: ? 117 ii 34 IV 9 vi 4 V 2
ii IV: ? 54 I 8
ii V: ? 53 I 18 ii 4 IV 4
ii ii7: ? 42 I 15 ii 7 ii7 3
ii iii: ? 54 ii 3
ii vi: ? 52 ii 33 I 11
ii7 I: ? 77 ii 2
ii7 ii: ? 8 vi 7
iii I: ? 55 V 10 iii 8 vi 3
iii IV: ? 26 ii 3
iii ii: ? 39 iii 3
v I: ? 17 v 2
v V: ? 57 I 7
v7 IV: ? 48 I 7
vi I: ? 65 V 13 iii 9 ii 7
vi V: ? 92 I 14 vi 6
vi ii: ? 76 I 27
vi iii: ? 17 vi 2
viio I: ? 83 viio 3 bVII 3
viio vi: ? 8 V 2
= game minor 0.40
~ x.x.x.x. 247 x....... 143 x.x.x.xx 83 x...x... 79 x.xxx.xx 74 xxxxxxxx 53 x...x.x. 51 x.x...x. 32 x.....x. 31 x...x.xx 29 xxxxx.xx 29 x.xxx.x. 29 xxx.x.x. 28 x..xx..x 25 x.x.x... 23 x.x.xxx. 22 x.x.xxxx 20 xxx.xxxx 20 xxxxx.x. 17 xxxxxxx. 16 x.xxxxxx 15 xxx..xx. 13 xxx.xxx. 12 x.xx..xx 11 xx.x.x.x 11 xxxx.xx. 10 x...xxx. 9 xxx..xxx 8 x...x..x 8 x.xxxxx. 8 x.xx..x. 8 x.x.xx.. 7 x......x 6 x..xx... 6 x..xx.xx 6 xxxx.xxx 6 xx.xx... 5 x..xx.x. 5 x...xx.. 5 xxxxxx.x 5 x.xxx... 5 x.x...xx 4 x.x..... 4 xxxxx... 4 x.....xx 4 x.x.x..x 4 x....x.. 4 xx..x... 4 x.xx.xxx 4 x...xxxx 4 xxx..... 4 x.x..xx. 4 xxx....x 3 x.xx.... 3 xx...... 3 xx..x.xx 3 x....xxx 3 x.x.xx.x 3 xxx.xx.. 3 x....xx. 3 xxx.x..x 3 xx.xx.x. 3 xxxxx..x 3 x.xxxx.. 2 xx..xx.. 2 xxx.x.xx 2 xxx.x... 2 x.xx.xx. 2 x.x..xxx 2 x..xxxxx 2 x..xxxx. 2
@0 i 736 iv 107 bVI 84 bIII 66 v 49 bVII 48 bVImaj7 30 i7 25 I 21 v7 19 bVII7 15 vi 13 bII 12 iv7 11 biii 10 V 8 #IV 7 II 7 bIImaj7 6 VII 6 iio 6 viio 6 io 6 vio 5 V7 4 biii7 3 I7 3 bvii 3
@1 bVI 53 iv 46 i 36 bIII 33 bVII 19 V 11 v 10 v7 8 IV 7 I 6 biio 6 bII 6 bVImaj7 5 iio 5 i7 4 bVII7 4 ii 3 iv7 3 V7 3 III 2
@2 i 179 v 94 bVI 94 bVII 94 bIII 88 iv 69 bVImaj7 40 i7 31 V 23 I 20 IV 18 bII 16 bIImaj7 15 iv7 14 IV7 7 vo 6 bvii 5 V7 5 ii 4 bii 3 VII 3 io 3 #IV 3 viio 3 iiio 2 bVII7 2
@3 bVII 46 bIII 46 i 39 v 37 bVI 33 iv 25 bII 15 iio 15 i7 13 ii 11 V7 9 V 9 IV7 9 viio 8 bVII7 7 bVImaj7 6 I 6 bvii 6 bIImaj7 5 iv7 5 io 3 v7 3 ivo7 3
@4 i 300 iv 118 bIII 109 bVII 92 bVI 89 I 43 i7 30 v 26 IV 21 iv7 20 bVImaj7 19 V 18 v7 17 ii 16 bvii 14 V7 11 biii 8 IV7 7 VII 5 vio 4 ii7 3 bII 3 bvi 2
@5 bVI 49 iv 49 i 29 bIII 28 bVII 28 v7 12 i7 10 v 10 iv7 8 IV 7 bII 6 bVImaj7 5 bIIImaj7 4 iio 4 bVII7 4 vio 3 I+ 2
@6 i 198 iv 124 bVI 101 bIII 100 v 87 bVII 61 i7 38 V 24 ii 19 I 15 iv7 14 bII 14 V7 13 IV7 12 biii 11 bVImaj7 10 viio 9 IV 9 io 6 II 6 bIImaj7 5 v7 4 bVII7 4 #IV 4 iiio 3 bIIImaj7 3 bvii7 2 iio7 2 iii7 2
@7 bVII 55 iv 54 i 45 v 42 bVI 30 bIII 27 bII 22 iio 18 i7 17 IV 12 vi 12 V 12 bVImaj7 11 bIIImaj7 11 I 10 IV7 9 III 8 iv7 7 v7 7 V7 6 ii 5 bIImaj7 5 vio 4 biii 3 ii7 3 I7 2
: ? 662 i 1562 iv 592 bVI 533 bIII 497 bVII 443 v 355 i7 168 bVImaj7 126 I 122 V 106 bII 94 iv7 82 IV 80 v7 71 ii 60 iio 60 V7 54 IV7 46 bIImaj7 39 biii 39 bVII7 38 bvii 34 io 33 vi 32 viio 31 #IV 27 bIIImaj7 27 vio 21 III 21 II 19 VII 16 vo 15 bii 14 I7 14 vio7 12 V+ 11 ivo7 11 bvi 11 Imaj7 10 bIII7 10 #ivo 10 ii7 10 iiio 10 io7 9 biio 8 iio7 8 VI 6 #IVmaj7 5 II7 4 I+ 4 VI+ 4 bII7 4 IIIsus4 4 bvii7 4 VIImaj7 4 iii7 4 biii7 3 vii 3 iii 3 ivo 3 bIIsus4 3 bIII+ 2 vi7 2 #IVsus4 2 Vmaj7 2
#IV: ? 62 i 8 bIII 3 bII 2
#IVmaj7: ? 27 i 2
#ivo: ? 36 i 6
I: ? 155 i 52 bVI 15 bIII 14 bVII 12 I 5 iv 4
I+: ? 17 i 3
I7: ? 58 bVI 3
II: ? 87 V 4
III: ? 84 i 8
IV: ? 153 i 26 bVI 15 IV7 8 bVII 4 iv 2
IV7: ? 82 i 22 bVII 6 bIII 3 iv 2
V: ? 134 i 65 v 13 bVI 9 bIII 4
V7: ? 92 i 25 IV7 6 bVI 5 iv 2
bII: ? 94 i 60 bIII 13 bVI 3
bII7: ? 17 i 3
bIII: ? 268 i 111 iv 91 bVII 42 bVI 37 v 24 IV 24 IV7 24 iio 23 ii 22 v7 10 iiio 9 biii 8 V7 8 bII 7 III 6 bVImaj7 6 viio 6 bIII7 5 V 4 II 3 iv7 2
bIIImaj7: ? 62 i 13 v 4 bVImaj7 3
bIImaj7: ? 91 i 19
bVI: ? 363 i 93 iv 92 bVII 70 v 62 bIII 40 iv7 25 bVI 19 V 13 bVImaj7 13 i7 12 V7 6 biii 6 viio 6 bIII7 5 bIImaj7 3 I 3 bvii 3 vio 2
bVII: ? 248 i 170 bVI 60 iv 52 bIII 34 v 21 I 18 bVImaj7 11 V 10 v7 8 i7 5 bVII 4 IV 4 bII 4 V7 2 iv7 2
bVII7: ? 107 v7 8 bVI 5 i 4 bVII 2
bVImaj7: ? 162 bVI 19 i 16 iv7 13 iv 13 bVII 12 v7 8 v 7 bVImaj7 6 bIII 6 bVII7 5 i7 4 iio 3 V 2
bii: ? 38 i 8
biii: ? 103 III 7 bIII 5 bII 3
bvi: ? 37 biii 6
bvii: ? 45 i 25 bII 3
i: ? 464 iv 208 bIII 206 bVII 181 bVI 178 i 170 v 86 i7 63 bII 61 I 45 IV 40 bVImaj7 28 bvii 24 io 21 bIImaj7 16 V7 16 iio 13 v7 13 V 13 iv7 12 vio 11 I7 10 biii 9 bIIImaj7 9 ii 7 #IV 7 vi 5 viio 5 vo 4 IV7 4 II 4 bVII7 4 II7 3 I+ 3 io7 2 iio7 2
i7: ? 213 i 39 bVII 14 v7 12 v 12 bVII7 11 iv 10 i7 9 bIII 9 bVI 7 iv7 7 bVImaj7 5 IV 5 io 3 ii7 3 IV7 2
ii: ? 95 i 30 bIII 11 bVImaj7 2 iv 2
iiio: ? 26 iv 8
iio: ? 95 i 26 bIII 7 bVI 6 iv 5 bVII 4
io: ? 67 i 15 iv 7
io7: ? 21 i7 4
iv: ? 313 i 227 v 92 bVI 49 bIII 41 iv 39 bVII 35 V 17 i7 12 iv7 9 I 8 v7 6 bVImaj7 2 IV 2 iio 2 ii7 2
iv7: ? 139 bIII 22 i 12 i7 12 bVII 7 iv 6 iv7 3
ivo7: ? 17 i 9
v: ? 175 i 136 bVI 48 bIII 47 bVII 29 V 18 v 16 iv 13 bVImaj7 8 iio 8 i7 7 V7 3
v7: ? 130 bVImaj7 19 i 18 bVI 7 i7 3 iv7 2 bIII 2
vi: ? 77 bVI 7 i 6 vio 5
viio: ? 73 i 13 bVI 8
vio: ? 65 i 12
vo: ? 50 i 5
#IV bII: ? 8 i 2
#IV i: ? 27 bVI 5
I bIII: ? 43 IV7 3
I bVII: ? 28 i 8
I i: ? 163 I 18 i 13 iv 4 bVII 4 bIII 3
I7 bVI: ? 17 i 2
II V: ? 17 i 3
III i: ? 8 bVI 8
IV IV7: ? 27 i 3
IV bVI: ? 43 iv 4
IV bVII: ? 8 i 4
IV i: ? 103 IV 6 i7 4 iv 2
IV7 bVII: ? 17 i 5
IV7 i: ? 60 IV 2
V bVI: ? 36 bVII 5
V i: ? 193 v 9 i 6 bVImaj7 6 i7 5 bVII 5 bVI 5 V7 2
V v: ? 25 i 9 bVI 4
V7 i: ? 114 iv 7 bVImaj7 2
bII bIII: ? 39 bII 6
bII i: ? 74 bII 28 bIII 7 bVII 7 iv 6 bvii 5 v 4 i 3
bIII IV: ? 47 bVI 10 i 7
bIII IV7: ? 42 bVII 6
bIII V: ? 18 i 2
bIII bII: ? 8 i 6
bIII bVI: ? 99 i 11 bVII 6 iv 3
bIII bVII: ? 52 i 26 bVI 6 iv 5
bIII i: ? 157 bIII 28 iv 27 bVII 21 i 18 IV 9 bVI 2 bIIImaj7 2
bIII ii: ? 50 i 10 iv 2
bIII iio: ? 44 i 14 bVII 3
bIII iv: ? 105 i 42 v 18 iv 15 bVI 13 I 5 bVII 4
bIII v: ? 42 bVI 12 bVII 7 i 3
bIII v7: ? 35 i 7
bIII viio: ? 26 i 5
bIIImaj7 i: ? 36 bVII 9
bIImaj7 i: ? 91 i 3
bVI V: ? 26 i 11
bVI V7: ? 8 i 4
bVI bIII: ? 105 v 9 v7 7 i 5 ii 2
bVI bIImaj7: ? 17 i 3
bVI bVII: ? 99 i 32 v 9 v7 6 V 3
bVI bVImaj7: ? 74 bVII 4
bVI i: ? 110 bVII 29 bIII 17 bVI 15 iv 9 bII 8 i 8 iv7 4 i7 3
bVI i7: ? 48 i 2 bVI 2
bVI iv: ? 139 i 21 V 13 bVII 6 i7 4
bVI v: ? 80 i 24 bIII 12 V 9 bVI 8
bVI viio: ? 8 i 6
bVII I: ? 34 bVI 11 bIII 3 i 2
bVII V: ? 18 i 8
bVII bII: ? 8 i 4
bVII bIII: ? 96 iv 5 i 5
bVII bVI: ? 99 i 24 bVII 14 iv 7 v 6
bVII bVImaj7: ? 73 bVII 3
bVII i: ? 173 bVII 47 bIII 43 iv 23 i7 11 i 10 bVI 7 v 6 bII 5 I 4 IV 3 v7 3
bVII i7: ? 27 i 2
bVII iv: ? 91 i 13 bIII 11 iv 9 bVI 7
bVII v: ? 89 i 8 V 3 v 3
bVImaj7 bVI: ? 91 i 4
bVImaj7 bVII: ? 34 v 5 i 3
bVImaj7 i: ? 61 bVImaj7 7 bVI 4 i 2
bVImaj7 iv: ? 56 i 5
bVImaj7 v: ? 36 i 3
bVImaj7 v7: ? 46 i 2
biii bII: ? 8 i 3
biii bIII: ? 18 biii 3
bvii bII: ? 8 i 3
bvii i: ? 80 bvii 14 bIImaj7 3 i 2
i I: ? 76 i 29 bIII 6
i I+: ? 8 i 3
i I7: ? 39 bVI 2
i IV: ? 120 i 14 IV7 2
i V: ? 27 i 10
i V7: ? 67 i 6
i bII: ? 85 i 33 bIII 13
i bIII: ? 165 i 41 bVII 34 iv 32 IV 17 IV7 16 bVI 12 ii 10 iio 9 v 8 bVImaj7 4
i bIIImaj7: ? 36 i 4
i bIImaj7: ? 28 i 11
i bVI: ? 202 iv 57 i 23 v 19 bIII 14 bVII 13 bVImaj7 6 bVI 4 i7 2
i bVII: ? 153 i 49 bVI 43 bIII 29 iv 22 bVImaj7 10 bVII 3 v 2
i bVII7: ? 8 bVI 4
i bVImaj7: ? 89 i 5 v7 5 v 3 bVI 3 iv 2
i bvii: ? 16 i 20 bII 3
i i7: ? 161 i 19 iv 8 bVII 6 bVImaj7 3 bIII 3 bVI 2 IV7 2
i iio: ? 26 bIII 6 i 5
i io: ? 50 i 11
i io7: ? 8 i7 2
i iv: ? 203 i 97 bIII 22 bVI 21 bVII 19 v 16 iv 7 iv7 5
i iv7: ? 44 i 6 bVII 3
i v: ? 100 i 28 bIII 15 bVII 12 bVI 12 iv 4 v 3 bVImaj7 2
i vio: ? 36 i 7
i vo: ? 8 i 4
i7 bVI: ? 27 i7 2
i7 bVII: ? 53 i 6 iv 3
i7 i: ? 141 bVI 9 i7 8 i 8 I7 2 bVII 2 bVImaj7 2
i7 iv: ? 63 i 3
i7 v: ? 32 i 3
ii i: ? 71 v 11
ii iv: ? 8 i 2
iiio iv: ? 35 i 6
iio bIII: ? 17 bVI 6
iio bVII: ? 17 i 3
iio i: ? 73 iv 8
io i: ? 80 io 5 i 2 i7 2
io7 i7: ? 8 i 4
iv I: ? 47 I 3
iv V: ? 42 bIII 4 i 3
iv bIII: ? 63 i 26 iv 8
iv bVI: ? 86 i 20 bVII 6 v 4 iv 3
iv bVII: ? 101 i 16 v 3 iv 2
iv i: ? 212 iv 64 bIII 48 i 24 bVI 23 bVII 19 v 17 bII 6 I 6 IV 6 io 4 i7 4 V7 4 I7 2
iv i7: ? 42 iv 2
iv iv7: ? 44 iv 5
iv v: ? 99 i 50 bIII 16 bVI 5 bVImaj7 2
iv v7: ? 45 bVImaj7 2
iv7 i: ? 61 v 3
v V: ? 36 i 13
v V7: ? 8 i 3
v bIII: ? 75 i 18 iv 18
v bVI: ? 123 bIII 11 iv 9 v 2
v bVII: ? 36 iv 14 i 9 bVI 2
v i: ? 136 bVI 66 iv 18 bIII 16 bVII 8 v 7 i 5 i7 3
v iv: ? 26 i 9
v7 i: ? 51 iv 9 i7 5 i 2
vi vio: ? 17 i 4
= latin major 0.27
~ x...x... 51 x.x.x.x. 43 x...x.x. 35 x.....x. 33 x.x.xxx. 28 x.x.x... 28 xxx.x.x. 22 x...xxx. 17 x.xxxxx. 15 x.x.x.xx 15 x....... 13 x.xxx.xx 13 xxxxx.x. 12 xxxxxxx. 12 x...x..x 11 xxxxxxxx 11 x..xxxx. 10 x....xxx 10 x.xxxxxx 8 x...xxxx 7 x.x.xxxx 7 x.xxx.x. 7 x...x.xx 7 xxxx.x.x 6 xxx.x.xx 6 x.xxx... 6 x..xxxxx 6 xxx.xxx. 3 xxxxx..x 2
@0 I 303 IV 64 V 31 V7 26 II7 16 ii7 9 II 9 I7 9 v7 8 ii 7 v 5 vi 4 bVII 2
@1 I 26 IV 11 V 10 vi 9 vi7 8 ii 7 iv 4 VI 3 iii 3 io 3 bVII 2
@2 I 64 IV 59 V7 36 ii 27 V 14 bVII 12 vi 8 IVmaj7 6 II7 5 I7 5 iv 5 II 3 bvii 3
@3 I 29 V 23 V7 18 IV 13 ii 12 bVII 7 VI7 7 II7 6 I7 4 iii 4 IV+ 3
@4 I 126 IV 54 V7 43 ii 40 V 38 II 16 II7 13 vi 12 v 12 I7 7 VI7 7 VI 6 iii 4 bVI 4 III 4 v7 3
@5 V 30 V7 28 ii 21 vi 20 I 15 viio 10 I7 3 iii 3 vii 3 vi7 2 II 2
@6 I 143 V7 63 ii 35 IV 34 V 30 vi 15 bVII 12 I7 6 v 6 bVI 4 II 3
@7 I 39 V7 28 V 20 vi 9 I7 8 ii 7 IV 6 iii 5 II7 2
: ? 447 I 745 V7 250 IV 245 V 196 ii 156 vi 77 II7 48 I7 44 bVII 41 II 34 v 28 ii7 25 iii 22 VI7 21 viio 18 vi7 17 iv 15 v7 15 IVmaj7 15 III7 12 VI 12 bVI 11 IV7 7 iii7 7 III 6 io 6 Imaj7 6 vio 5 vii 5 i 4 IV+ 3 bvii 3
I: ? 245 IV 143 I 123 V7 107 ii 76 V 72 vi 36 II 15 II7 13 bVII 13 I7 12 v 11 III7 10 iii 10 vi7 9 viio 8 VI7 8 iv 7 IVmaj7 6 ii7 6 vio 4 III 4 vii 3
I7: ? 67 IV 21 I 5
II: ? 50 V 21 ii 3 V7 3 I 2
II7: ? 83 V7 22 V 12 vi 3
III7: ? 40 vi 4
IV: ? 201 I 119 V 31 V7 24 IV 10 II7 8 bVII 7 v 5 II 5 I7 4 iv 4
V: ? 120 I 118 IV 19 ii 15 vi 15 V7 6 bVII 6
V7: ? 110 I 204 ii 8 V7 7 IV 6 Imaj7 6 V 4 v7 4 vii 2
VI: ? 49 ii 3
VI7: ? 70 II7 7
bVII: ? 52 ii 14 I 7 V 6 I7 4 IV 3
ii: ? 87 I 62 V7 40 V 20 viio 10 IV 8 vi 7
ii7: ? 65 V 5 vi 3
iii: ? 71 I 7
io: ? 18 I 4
iv: ? 39 I 8
v: ? 94 ii 7 IV 5 V 2
v7: ? 39 I7 8
vi: ? 106 V7 19 ii 15 V 11 II7 7 II 6 I 4 ii7 4
vii: ? 18 I 3
viio: ? 18 I 16
I I7: ? 8 IV 11
I II: ? 35 V 11
I II7: ? 37 V7 8
I IV: ? 122 I 77 V 23 V7 15 II7 6 v 3 bVII 3
I V: ? 90 I 35 ii 7 IV 6 bVII 6
I V7: ? 46 I 95 V7 7 ii 6
I VI7: ? 18 II7 6
I ii: ? 47 V7 27 I 24 V 9 viio 8
I iii: ? 57 I 4
I iv: ? 19 I 4
I vi: ? 90 ii 11 II7 4 I 2
I7 IV: ? 60 I 13
II V: ? 26 I 19
II V7: ? 8 I 3
II ii: ? 17 I 2
II7 V: ? 26 I 10
II7 V7: ? 25 I 17 IV 3
IV I: ? 148 V7 30 IV 26 V 16 I 15 II 12 II7 8 ii 4
IV II7: ? 26 V 6
IV V: ? 25 I 25 vi 5
IV V7: ? 17 I 23
IV iv: ? 8 I 4
IV v: ? 27 IV 2
V I: ? 113 IV 40 I 31 V 23 ii 17 V7 10 vi 3
V IV: ? 36 I 15
V V7: ? 8 I 6
V bVII: ? 8 ii 6
V ii: ? 39 V 5 I 3
V vi: ? 28 V 9 II7 2
V7 I: ? 204 IV 56 I 52 V7 37 ii 34 V 16 vi 12 I7 3
V7 V: ? 8 I 4
V7 ii: ? 25 V7 5 I 2
V7 vii: ? 8 I 2
VI7 II7: ? 27 V7 4
bVII ii: ? 8 I 14
ii I: ? 124 IV 13 I 12 V7 10 ii 6 V 6 vi 6
ii IV: ? 22 V7 2
ii V: ? 48 I 12
ii V7: ? 27 I 36
ii viio: ? 8 I 10
ii7 V: ? 8 ii 5
ii7 vi: ? 8 V7 3
vi II7: ? 16 V7 4 V 3
vi V: ? 40 I 3
vi V7: ? 26 I 17
vi ii: ? 50 I 5
viio I: ? 35 V7 11 I 6
= pop major 0.07
~ x.x...x. 148 x.....x. 125 x.x.x.x. 122 xxxxxxxx 95 x....... 68 x.x..... 64 x...xxx. 58 x...x.x. 56 x.x.x.xx 53 x.x...xx 50 x.xxxxxx 43 x...x.xx 41 xxx.xxxx 40 xxx.x.x. 33 x.x.xxx. 32 x.xxx.xx 32 xxx...x. 29 x.xxxxx. 27 xxx...xx 26 x..xxxxx 25 xxx..xxx 25 x..xxxx. 24 xxx..... 20 xxxxxxx. 19 xxxxx.xx 19 x..xx.xx 18 x......x 18 x...xxxx 18 x...x... 17 xxx.x.xx 16 x.xxx.x. 16 x.x..xx. 15 x.x.xxxx 14 x.....xx 14 x....xx. 13 x.x..xxx 13 x..xx.x. 12 xx.xxxxx 11 x.x.x... 9 xx..x.x. 9 x.x.xx.. 6 xx...xx. 6 x.xxx... 6 x..xx... 6 xx....xx 4 x....xxx 4 xx.xxxx. 4 xxx.xxx. 3
@0 I 586 IV 251 V7 171 ii 157 V 125 vi 67 II7 56 I7 44 bVII 29 ii7 18 IVmaj7 16 v 13 v7 13 iii 11 II 10 VI 10 III7 9 bIII 7 VI7 6 iv 5 bVIImaj7 5
@1 V7 200 I 99 I7 36 V 30 IV 21 ii7 10 bVII 7 ii 6 VI7 5
@2 I 545 IV 194 ii7 47 V7 35 vi 33 V 25 ii 24 II7 21 v 18 I7 14 v7 12 vi7 12 bVII 9 VI7 7 iv 3
@3 V7 141 V 53 I 43 vi 30 IV 25 I7 17 ii 16 II7 10 v 7
@4 I 292 IV 211 ii 146 V7 92 vi 42 II7 23 I7 23 V 17 ii7 14 bVII 12 vi7 9 v 8 v7 8 IVmaj7 7 Imaj7 5 VI7 4 iii 4
@5 V7 151 V 103 IV 90 I 69 ii 25 I7 19 vi 14 bVII 13 ii7 8 II7 6 iii7 3
@6 I 452 IV 252 V7 126 ii 108 V 76 vi 57 bVII 55 I7 53 II7 27 ii7 25 v 18 III7 15 vi7 15 II 14 bvii 5 VI7 4 v7 4 iv 4
@7 V7 267 I 82 I7 56 ii 51 IV 44 V 43 vi 37 II7 15 II 10
: ? 550 I 2168 V7 1183 IV 1088 ii 533 V 472 vi 280 I7 262 II7 160 bVII 128 ii7 124 v 67 II 50 vi7 50 v7 48 VI7 38 III7 37 iv 33 IVmaj7 30 iii7 27 iii 26 IV7 14 VI 11 bIII 10 bVII7 10 bIII7 10 io 9 bvii 6 Imaj7 6 bVIImaj7 5 viio7 4 bVI 2
I: ? 241 IV 599 V7 509 ii 233 V 174 I 142 vi 140 II7 61 bVII 55 I7 53 ii7 35 vi7 18 II 17 VI7 17 IVmaj7 14 III7 11 iii7 7 VI 7 iii 4
I7: ? 107 IV 169 v7 23 I 6 iv 3
II: ? 68 V 22 V7 7 I 4 II7 3
II7: ? 102 V7 86 V 23 ii7 22 I 7 II7 6
III7: ? 46 vi 18 III7 6 VI7 6
IV: ? 221 I 465 V7 117 V 104 IV 75 I7 74 ii 71 v 29 iv 24 bVII 24 II 19 vi 9 io 9 ii7 8 IV7 7 bVII7 6 II7 6 v7 4
IV7: ? 28 bVII 9
IVmaj7: ? 44 I 18
Imaj7: ? 19 I 3
V: ? 134 I 279 IV 65 vi 44 V 23 V7 13 II7 12 I7 4 iii 4 IVmaj7 4
V7: ? 200 I 992 ii7 28 I7 24 vi 22 ii 20 IV 19 V7 18 IVmaj7 9 iii 6 V 4
VI: ? 37 bVII 6
VI7: ? 36 ii 18 II7 16
bIII: ? 80 bVII 2
bVII: ? 106 I 42 IV 32 I7 19 bVII 14
bVIImaj7: ? 8 IV 5
bvii: ? 19 I7 3
ii: ? 171 V7 291 V 90 I 57 ii 21 v 17 vi 16 VI7 4 iii7 3 ii7 2
ii7: ? 106 V7 84 I 13
iii: ? 44 vi 10 I 7 VI7 5
iii7: ? 67 II7 5 I 3
io: ? 8 I 9
iv: ? 65 I 21 I7 2
v: ? 24 I7 31 IV 20 I 16
v7: ? 68 I7 32 IV 4
vi: ? 116 ii 119 I 31 V7 29 IV 26 II7 20 vi 13 V 12 III7 8 II 7
vi7: ? 112 V7 13 II7 4
I I7: ? 28 IV 48
I II: ? 27 V 10 V7 4
I II7: ? 42 V7 43 V 6
I III7: ? 19 vi 7
I IV: ? 145 I 320 V7 72 V 70 ii 54 IV 40 v 16 I7 14 II 14 iv 13 bVII 5
I V: ? 64 I 109 IV 28 vi 21 II7 9 IVmaj7 4
I V7: ? 98 I 463 vi 10 ii 8
I VI7: ? 16 ii 11 II7 6
I bVII: ? 43 I 36 bVII 14 IV 12 I7 2
I ii: ? 72 V7 147 V 44 I 31 ii 9
I ii7: ? 41 V7 21 I 5
I vi: ? 88 ii 86 I 15 IV 11 V7 9 vi 9
I7 IV: ? 172 I 51 I7 43 IV 21 bVII 14 ii 11 iv 8 v 4
I7 v7: ? 30 I7 17
II V: ? 34 I 17
II V7: ? 8 I 7
II7 V: ? 61 I 10
II7 V7: ? 87 I 71 V7 15
II7 ii7: ? 17 V7 20
III7 VI7: ? 8 II7 6
III7 vi: ? 42 II7 8
IV I: ? 119 IV 135 V7 92 V 51 ii 50 vi 45 I 35 I7 18 bVII 15 II 15 VI7 8 II7 8 VI 6
IV I7: ? 54 IV 51
IV II: ? 40 V 11
IV IV7: ? 8 bVII 7
IV V: ? 59 I 59 vi 21 IV 18
IV V7: ? 69 I 88 vi 9 iii 6
IV bVII: ? 36 I7 11 IV 9
IV ii: ? 66 V7 26 v 16 V 15 I 9
IV io: ? 8 I 9
IV iv: ? 19 I 20
IV v: ? 33 IV 13 I7 7
IV v7: ? 17 I7 3
IVmaj7 I: ? 54 IV 6 ii 6
V I: ? 77 IV 117 V 71 V7 35 I 32 ii 23 vi 14 II7 7
V II7: ? 30 V7 6
V IV: ? 51 I 32 V 17 V7 12
V IVmaj7: ? 8 I 4
V V7: ? 8 I 13
V iii: ? 8 vi 4
V vi: ? 55 IV 13 V 10 I 7 V7 7
V7 I: ? 185 V7 352 IV 266 ii 138 vi 58 I 50 I7 29 V 24 ii7 20 II7 19 vi7 15 IVmaj7 10 III7 9 VI7 9 bVII 9
V7 I7: ? 19 IV 19
V7 IV: ? 22 V7 13
V7 IVmaj7: ? 8 I 9
V7 V: ? 8 I 4
V7 ii: ? 41 V7 11
V7 ii7: ? 19 V7 25
V7 iii: ? 8 I 6
V7 vi: ? 54 I 9 II7 7
VI bVII: ? 8 IV 6
VI7 II7: ? 64 II7 6
bVII I: ? 35 bVII 25 V 9 IV 4
bVII I7: ? 19 IV 9
bVII IV: ? 72 I 14 I7 5 v 3 bVII 2
ii I: ? 109 IV 22 V 10 II7 6
ii V: ? 72 I 60 IV 12
ii V7: ? 64 I 254 I7 9 ii 9 IVmaj7 4 V 4
ii VI7: ? 8 ii 4
ii iii7: ? 17 I 2
ii v: ? 17 I7 16
ii7 I: ? 34 I 6 II7 6 ii7 5
ii7 V7: ? 80 I 44 ii7 24
iii VI7: ? 17 II7 4
iii vi: ? 17 ii 9
iii7 II7: ? 17 ii7 4
iv I: ? 41 II7 12
v I7: ? 27 IV 20
v7 I7: ? 25 v7 17 IV 11
vi I: ? 63 IV 9 vi 9 V7 6 ii 4
vi II7: ? 18 V7 18
vi IV: ? 35 I 9 V7 9 V 8
vi V: ? 8 I 12
vi V7: ? 17 I 28
vi ii: ? 43 V7 73 V 23 vi 13 I 9
vi7 V7: ? 8 I 13
= pop minor 0.15
~ x.x.x.x. 33 x.....x. 33 x.x...x. 29 x.x.x... 27 x.x..xxx 15 x...x... 14 xxx...x. 10 xxxxxxxx 8
@0 i 62 bVII7 33 iv 28 bVI 23 V7 21 bVII 19 I7 15 bIII 14
@1 V7 10 IV7 7
@2 i 51 bVI 19 I7 18 bIII7 15 bIII 15 bVII 2
@3 i 4
@4 bIII 30 IV7 27 bVI 24 iv 9 bIII7 8
@5 bVII 25 IV 3
@6 iv 36 i 31 I7 21 bVI 13 bIII 12 V7 11
@7 V7 30 i 3
: ? 212 i 151 bIII 92 iv 89 bVI 79 V7 74 bVII 74 I7 54 bVII7 48 IV7 46 bIII7 29 i7 18 II7 17 bvii 8 IV 3
I7: ? 16 iv 27 IV7 27
IV7: ? 58 bVII7 29 i 6
V7: ? 29 i 67
bIII: ? 73 bVI 28 iv 27 I7 10 bVII 9 bVII7 5 i 4
bIII7: ? 19 bVI 25
bVI: ? 74 bIII 39 I7 24 bIII7 5
bVII: ? 54 i 53 bVII 14
bVII7: ? 58 bIII7 21 bIII 9
i: ? 90 bVII 43 V7 36 iv 21 bIII 18 IV7 7
iv: ? 79 V7 24 I7 16 bIII 14 bVI 13 i 13
I7 IV7: ? 30 bVII7 20
I7 iv: ? 46 bVI 12 bIII 9
IV7 bVII7: ? 50 bIII7 20
V7 i: ? 104 iv 19
bIII I7: ? 8 iv 10
bIII bVI: ? 17 bIII 26
bIII bVII7: ? 19 bIII 2
bIII iv: ? 48 I7 10
bIII7 bVI: ? 51 I7 17
bVI I7: ? 8 IV7 24
bVI bIII: ? 36 bVI 25 I7 10
bVI bIII7: ? 8 bVI 5
bVII i: ? 50 bVII 25
bVII7 bIII: ? 27 bVII7 4 i 2
bVII7 bIII7: ? 8 bVI 20
i V7: ? 8 i 36
i bVII: ? 36 i 41
i iv: ? 31 i 13
iv I7: ? 8 iv 16
iv V7: ? 19 i 21
iv bIII: ? 40 iv 12
iv bVI: ? 8 bIII 13
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
= reggae major 0.34
~ xxxxxxx. 89 x.x.x.x. 86 xxxxxxxx 80 x...x.x. 66 x...x... 55 x.x.xxx. 52 x....... 44 x.xxxxx. 38 x.....x. 38 x....xxx 37 x.x.x... 33 x..xx.xx 32 x...xxx. 28 x....xx. 27 x..xx.x. 26 x.xxxxxx 25 xxx.x.x. 25 x...xxxx 24 xxx.xxxx 21 x.xxx.xx 20 x..xx... 20 xxxxx.x. 19 x...x.xx 18 x.x.x.xx 16 x.xxx.x. 15 x...x..x 14 x.xxx... 13 x..xxxx. 13 x.....xx 12 xxx.xxx. 11 xxx...x. 11 xxxxx..x 11 xxxxx.xx 10 x......x 9 x...xx.. 9 xxx..xxx 9 xxxxx... 8 xxx....x 8 xxxxxx.x 8 x..x.x.x 8 x.x.xxxx 8 x..x.xxx 7 xxx..xx. 7 xxx.x... 6 x..xxx.x 5
@0 I 742 IV 157 V7 61 V 38 I7 38 II7 29 ii 20 vi 17 ii7 16 iv 12 iii 10 iii7 8 v 8 III7 7 VI7 6 bVI 5 IVmaj7 4 bIII 2 III 2 bII 2
@1 IV 90 V 48 V7 41 vi 31 vi7 21 I 20 bVI 11 vio 10 #ivo 9 I+ 8 iii 7 VI7 2
@2 I 217 IV 126 V7 70 ii 46 ii7 32 V 31 vi 27 v7 22 I7 17 iv 15 bVI7 9 IVmaj7 8 v 6 II7 6 Imaj7 5 iii7 3 III7 3 i 2 bVII 2 bIII 2 VI 2
@3 V7 126 IV 95 I 51 V 44 I7 26 VI7 14 vi 14 iv 13 bIII+ 12 vo 11 ii7 10 ii 9 bVI 7 bVI+ 7 iii 6 #ivo 6 II7 6 bvii 5 viio 4
@4 I 398 IV 125 ii 113 V7 70 V 54 vi 25 I7 21 II7 20 ii7 16 v 13 IVmaj7 11 iv 7 VI7 5 II 4 IV7 4 III7 4 bIII 3 bVII 3 bVI 2
@5 V7 144 IV 99 V 54 vi 43 I 37 bVII 25 II7 19 I7 15 ii 12 viio 10 bVI 9 vi7 9 #ivo 7 VI7 6 VII7 6 bvii 5 iv 4 i 4 vio 3 v 3
@6 I 352 V7 135 IV 78 V 72 ii 67 II7 28 I7 27 ii7 23 bVII 23 VI7 17 v7 15 v 14 iii7 10 vi 9 iii 8 #ivo 6 IVmaj7 6 vi7 6 II 5 Imaj7 3 bVI 2
@7 I 134 V7 100 V 64 I7 20 IV 16 vi 11 VI7 10 bVII 9 v 9 v7 7 vi7 7 iii 6 VII7 6 i 6 ii 5 VI 5 III7 4 viio 3 II 2
: ? 655 I 1951 IV 786 V7 747 V 405 ii 274 vi 177 I7 164 II7 111 ii7 104 bVII 70 VI7 61 iv 60 v 53 v7 53 vi7 45 iii 39 bVI 36 IVmaj7 31 #ivo 28 iii7 25 II 24 bIII+ 23 vio 21 I+ 20 III7 20 i 18 viio 17 vo 17 VI 16 bvii 16 Imaj7 14 VII7 14 bIII 13 bVI7 12 bVI+ 11 i7 9 iio7 8 iio 8 IV7 6 #iv7 5 III 4 bII 4 bvi 4 #IV 3 iv7 3 iiio 2 VII 2
#IV: ? 17 I 2
#ivo: ? 69 I 14
I: ? 371 IV 496 V7 334 I 333 V 167 ii 131 vi 111 II7 33 bVII 28 VI7 25 vi7 25 ii7 21 bVI 20 iv 19 I7 17 v 14 iii 10 iio7 8 bIII 7 iii7 7 v7 7 III7 7 I+ 5 viio 4
I+: ? 29 IV 15
I7: ? 139 IV 88 I7 14 v7 9 IVmaj7 8 ii7 4 IV7 4 ii 3
II: ? 36 V 16 I 4
II7: ? 117 V7 41 V 30 ii 8 v7 6 iii 6 I7 4 IV 3
III7: ? 66 vi 7 IV 3
IV: ? 306 I 350 V7 93 V 81 IV 32 I7 25 bVII 25 ii 24 iv 21 II7 12 #ivo 11 vi7 10 v 9 iio 8 VI7 7 vi 7 III7 6 ii7 5 i 5 bvii 5 VI 2
IVmaj7: ? 94 IV 5 V7 3
Imaj7: ? 22 IV 7
V: ? 131 I 286 IV 26 V7 24 vi 14 II7 13 II 11 V 8 i 4 Imaj7 3
V7: ? 153 I 618 I7 29 ii 23 IV 11 ii7 11 Imaj7 8 V7 7 vo 7 vi 5 V 2
VI: ? 73 ii 7
VI7: ? 104 II7 17 ii 12 I 8 ii7 6
bIII: ? 52 I 6 I7 3
bIII+: ? 17 I 22
bVI: ? 116 I 11 IV 7 ii 6
bVII: ? 112 IV 21 I7 12 I 10 V 2
bvii: ? 34 IV 8 I7 5
i: ? 57 V 9
i7: ? 18 IV 6
ii: ? 162 V7 131 V 60 I 44 viio 11 vi 6 VI7 4
ii7: ? 169 V7 42 I 11 IV 7 bVI 6 iv 5
iii: ? 103 vi 10 I 6
iii7: ? 66 I 4 VI7 3
iio7: ? 19 V7 5
iv: ? 72 I 43 V7 9
v: ? 88 I7 14 V7 10 I 8 VI7 4
v7: ? 106 I7 16 I 14 bvii 4
vi: ? 150 ii 42 I 36 II7 23 V7 20 V 14 IV 9 ii7 9 iii 7 II 3
vi7: ? 60 ii7 12 IV 12 I 9
viio: ? 8 I 17
vio: ? 66 ii7 6 I 5
vo: ? 51 V7 6
I I7: ? 8 IV 16
I II7: ? 56 V 17 V7 8
I IV: ? 150 I 291 V 76 V7 69 ii 21 IV 14 bVII 10 ii7 5
I V: ? 85 I 134 IV 6 V7 5
I V7: ? 97 I 307 ii 8 V 2
I VI7: ? 49 II7 8 I 6 ii 2
I bIII: ? 17 I 6
I bVII: ? 59 I 10 IV 7
I ii: ? 41 V7 67 V 37 I 21 viio 5
I ii7: ? 50 IV 6 V7 5
I iii: ? 30 I 4
I iio7: ? 19 V7 5
I iv: ? 20 I 15
I v: ? 41 I 5
I v7: ? 8 I 6
I vi: ? 67 ii 40 I 26 V 14 V7 12 ii7 9 II7 7
I vi7: ? 39 ii7 12 I 6
I viio: ? 8 I 4
I7 IV: ? 154 I7 15 bVII 12 I 10 IV 10 iv 8 VI7 6 V7 6 II7 4
I7 IVmaj7: ? 18 IV 5
I7 ii: ? 8 V7 3
I7 v7: ? 8 I7 9
II V: ? 25 I 6
II7 V: ? 79 I 15 V 6
II7 V7: ? 65 I 18 I7 12
II7 ii: ? 8 V7 8
III7 vi: ? 28 II7 5
IV #ivo: ? 17 I 10
IV I: ? 124 IV 132 V7 84 I 59 V 32 vi 23 ii 23 II7 18 iv 13 bVII 5
IV I7: ? 57 IV 14 I7 8
IV II7: ? 38 V7 6
IV V: ? 70 I 57
IV V7: ? 16 I 86 I7 6
IV bVII: ? 16 IV 13 I7 12
IV bvii: ? 8 IV 5
IV ii: ? 40 V7 9 I 7
IV iv: ? 8 I 21
IV v: ? 39 V7 5
IV vi7: ? 18 IV 8
IVmaj7 V7: ? 8 I 3
Imaj7 IV: ? 29 I 2
V I: ? 134 IV 118 I 85 V 53 ii 31 V7 29 bVI 9 vi 8 ii7 7 II7 3 v 2
V II: ? 8 V 11
V II7: ? 16 V 8 V7 5
V IV: ? 37 I 13 V7 8
V Imaj7: ? 8 IV 3
V V7: ? 8 I 23
V i: ? 8 V 4
V vi: ? 32 V7 6
V7 I: ? 199 IV 192 V7 168 I 162 ii 64 V 50 vi 47 I7 11 vi7 10 VI7 7 ii7 4 v 4 iv 4
V7 I7: ? 33 IV 24
V7 V: ? 8 I 2
V7 ii: ? 48 V7 15
V7 ii7: ? 18 V7 9
V7 vi: ? 18 II7 3
VI ii: ? 37 I 2
VI7 II7: ? 29 V7 12
bIII I: ? 36 IV 2
bVII I: ? 36 bVII 5
bVII I7: ? 19 IV 9
bVII IV: ? 57 I 12 II7 4
bVII V: ? 8 I 2
bvii IV: ? 20 II7 4
ii I: ? 122 V 11 I 10 ii 4
ii V: ? 38 I 54
ii V7: ? 54 I 113 I7 3
ii VI7: ? 17 ii 3
ii viio: ? 8 I 11
ii7 I: ? 19 V7 8
ii7 V7: ? 60 I 21 Imaj7 7 ii7 6
iio7 V7: ? 8 I 5
iv I: ? 93 V7 11 VI7 11
v I: ? 20 IV 3
v I7: ? 28 IV 9
v V7: ? 8 I 9
vi I: ? 72 vi 12
vi II7: ? 69 V7 6 ii 4
vi V7: ? 8 I 19
vi ii: ? 33 V7 24 V 10 I 7
viio I: ? 68 V7 8
vio ii7: ? 8 V7 6
= reggae minor 0.11
~ x...x... 16 x.x.x... 10 xxxxxxx. 6 x.x.x.x. 5 x.x.x.xx 4 xxxxx... 4 x.xxx.x. 4 x...xxx. 2
@0 i 35 bIII 7 iv 6 bVII 5 V7 4 bVI 3 IV7 2
@1 bIII 9 #IV7 4 #IV 2 bVI 2
@2 bVII 8 iv 8 V7 3 bIII 2
@3 V7 10 i 8
@4 i 19 iv 12 bVII 11 bIII 9 bVI 2
@5 V7 6 bVII7 2
@6 i 12 bIII 8 iv 6 bVI 5
@7 i 10
: ? 353 i 89 iv 39 bIII 36 bVII 30 V7 28 bVI 14 I7 11 v 10 iv7 7 bVII7 6 V 6 bII 4 #IV7 4 #IV 3 IV7 3 I 2 bvi 2 bvii7 2
I7: ? 37 iv 3 IV7 2
V: ? 17 i 5
V7: ? 49 i 14 bVI 5
bIII: ? 104 bVII 7 bVI 5 I7 4 iv7 2
bVI: ? 84 bIII 2
bVII: ? 45 i 20 bIII 5
bVII7: ? 27 bIII 3
i: ? 98 i 19 iv 16 V7 14 bIII 8 v 7
iv: ? 79 i 15 bVII 6 V 5 V7 4
bIII bVII: ? 8 i 7
i V7: ? 31 i 7
i iv: ? 26 i 13
iv V: ? 8 i 5
iv V7: ? 8 i 4
iv i: ? 52 bIII 7
= rock major 0.09
~ x.x...x. 123 x.x.x.x. 111 x...x.x. 101 x.....x. 89 xxxxxxxx 76 x.x.x.xx 68 x.xxxxxx 60 x...x.xx 57 xxx...x. 57 x.xxx.xx 53 xxxxxxx. 50 x....... 49 xxx.xxxx 47 x.x..... 45 x.x...xx 45 xxx..xxx 42 x.x.xxxx 38 x.xxxxx. 36 xxx.x.x. 34 x..xx.x. 34 xxx..... 30 x.x..xx. 29 x.x.xxx. 28 xxxxx.xx 28 xxx.x.xx 22 x.xxx... 22 x...xxx. 21 x..xx.xx 21 xx.xxxxx 21 x.x.x... 19 x....xx. 19 x.xxx.x. 18 xxxxx.x. 18 xxx..xx. 17 xx..x.x. 17 x..xx... 14 xxxxx..x 14 x.....xx 12 x.xx.xxx 12 xxxxx... 12 xxxx..x. 11 x.xx.xx. 11 x..xxxxx 10 x.x..xxx 10 x..xxxx. 10 x...x... 9 x...x..x 9 x...xxxx 9 xxx.xxx. 9 x....xxx 9 x.x....x 8 x.xxx..x 8 xx...xx. 8 xxx...xx 8 x.xx..xx 7 xx....xx 6 xx....x. 6 x.x.xx.. 6 x.xx..x. 5 xxxx.x.x 4 xx.xx.x. 4 x.x..x.. 4 xx..xxx. 4 x.xxxx.x 2
@0 I 786 V 295 IV 283 ii 166 V7 86 vi 71 I7 25 II7 24 iii 24 v 18 II 17 bVII 13 III 8 VI7 7 i 6 ii7 5 vii 4 VI 3 IVmaj7 3
@1 V 135 I 112 V7 110 IV 50 vi 29 I7 28 ii 12 VI7 11 vi7 8 bVI 8 II7 8 VI 6 II 6 bvio 6 III7 5 iii 4 ii7 3 iii7 3 #ivo 3 IV7 3 iv 3
@2 I 665 IV 202 V 108 vi 66 ii 43 V7 40 bVII 19 ii7 15 v 14 iii 11 i 10 v7 9 iv 9 II7 9 IVmaj7 8 II 6 I7 6 VI7 5 VI 5 vi7 5 VII7 3
@3 I 108 V 103 V7 78 IV 70 vi 27 ii 23 II 22 vi7 18 I7 15 III7 13 ii7 11 VII7 10 biio 9 bVI 8 iii 7 bVII7 7 VI 7 #ivo 6 VI7 6 bIII7 5 III 5 bVII 5 viio 5 II7 4 iii7 3
@4 I 307 IV 245 ii 158 V 127 V7 63 vi 54 v 35 bVII 28 II 27 iii 17 I7 15 II7 11 ii7 7 iv 7 bviio 4 III7 4 III 4 bvii 3 VI7 3 vi7 3
@5 V 148 I 89 V7 76 IV 59 vi 59 ii 48 II7 23 VI7 21 vi7 19 II 12 bVII 12 v 11 I7 11 iii 9 iii7 5 iv 5 bVIImaj7 3 VI 2
@6 I 428 IV 268 ii 216 V 208 V7 92 bVII 60 v 47 I7 46 vi 41 II 23 iii 18 II7 17 ii7 14 VI7 11 VI 6 IVmaj7 4 iv 4 III7 3 Imaj7 3 bIII 2 vo 2
@7 V 208 I 160 V7 148 IV 47 I7 32 ii 28 II7 25 vi 17 II 16 biio 10 VI 10 VI7 8 III7 6 i 5 iii 4 v7 3 vii7 2 #ivo 2
: ? 506 I 2655 V 1332 IV 1224 ii 694 V7 693 vi 364 I7 178 bVII 139 II 129 v 127 II7 121 iii 94 VI7 72 vi7 61 ii7 58 VI 40 III7 32 III 31 iv 30 biio 29 i 28 VII7 25 bVI 23 v7 20 #ivo 18 IVmaj7 16 iii7 14 vio 12 vii 11 vo 11 II+ 10 Imaj7 10 viio 9 bIII 9 bVII7 9 io 8 I+ 8 biiio 7 bvio 7 bVI7 7 bvii 6 bIII7 6 bVIImaj7 6 IV7 6 iiio 6 vii7 5 iio 5 VII 4 bviio 4 i7 4
#ivo: ? 62 v 5 I 4 V 3
I: ? 334 IV 719 V 536 ii 305 V7 293 I 210 vi 191 bVII 63 vi7 42 II7 23 VI7 23 I7 19 ii7 19 biio 19 II 18 iii 15 i 10 iv 9 I+ 8 III 7 VI 5 v 4 bIII 4 iii7 3 biiio 3 IVmaj7 2
I7: ? 118 IV 118 v 5 iv 4 I 3 IVmaj7 3 bVII 2
II: ? 119 V 92 v 10 ii 5 I 5 vii7 2
II7: ? 123 V 48 V7 28 v7 12 I 9 ii 6 ii7 5
III: ? 33 vi 15 IV 8 I 6
III7: ? 73 vi 19 IV 4
IV: ? 310 I 544 V 134 V7 103 ii 87 I7 57 IV 57 v 50 bVII 44 II7 18 II 17 bVI 17 iv 13 vi 8 II+ 8 VI7 7 i 6 III7 4 #ivo 4 vi7 3 iii 3 VI 3 bVII7 3 ii7 2
IV7: ? 27 ii 3
IVmaj7: ? 45 I 9 V 2
Imaj7: ? 31 I 3
V: ? 245 I 916 V 74 IV 68 vi 63 ii 44 II 23 V7 19 II7 17 iii 13 bVII 11 v 9 vi7 7 IVmaj7 7 III7 6 iii7 5 VI 5 III 4 iio 3
V7: ? 247 I 558 IV 19 I7 19 V 15 ii 12 V7 11 v 5 ii7 4 vi 4 iii 3 vi7 3
VI: ? 72 ii 22 V 3 II 3 I 2
VI7: ? 94 ii 27 II7 13 II 9 ii7 8
VII: ? 18 iii 2
VII7: ? 59 iii 14
bIII: ? 34 ii 4 II 3
bVI: ? 35 IV 16 ii 4
bVII: ? 135 IV 52 I 30 I7 12 V7 8 v 7 V 6 bVII 5 vi 3
biio: ? 60 ii 17
bvii: ? 27 I7 3
i: ? 82 IV 14 I 4
ii: ? 209 V 295 V7 156 I 101 IV 44 v 19 VI 12 II 11 ii 11 VI7 7 vi 7 iii 4 II7 3 iii7 3
ii7: ? 91 V7 28 I 16 V 3
iii: ? 145 I 27 vi 20 VII7 10 VI7 9 IV 7 V 2 VI 2
iii7: ? 36 IV 5 I 5
io: ? 17 I 7
iv: ? 51 I 20 V7 4 IV 2
v: ? 117 I 57 I7 35 V 11 bVII 3
v7: ? 30 I7 13
vi: ? 150 ii 112 V 54 I 47 II 26 II7 25 IV 24 V7 17 III 15 III7 11 iii 10 vi 9 viio 4 VII7 4
vi7: ? 106 V 14 IV 10 II7 7 I 7 iii 5
vii7: ? 26 V 3
viio: ? 26 VII7 4 iii 3
#ivo v: ? 17 I 4
I I7: ? 26 IV 17
I II: ? 25 V 14 I 3
I II7: ? 43 V 7 I 7 V7 6
I III: ? 16 vi 5 I 2
I IV: ? 226 I 346 V 95 V7 72 ii 71 IV 41 v 29 I7 18 bVII 17 II 10 II7 8 vi 7 iv 7 bVI 6 VI7 5 vi7 3 iii 2
I V: ? 133 I 386 vi 41 V 23 II 20 V7 13 IV 13 ii 12 II7 9 bVII 8 iii 7 IVmaj7 6 vi7 5 iii7 3
I V7: ? 91 I 262 V7 9 IV 8 I7 5 vi 3
I VI: ? 27 ii 2
I VI7: ? 39 ii 16
I bIII: ? 17 II 3
I bVII: ? 82 IV 24 I 16 V7 8 I7 5 V 2
I i: ? 35 IV 7
I ii: ? 83 V 129 V7 87 I 38 IV 31 v 9 ii 7 II 5 vi 2
I ii7: ? 46 I 10 V7 3
I iii: ? 45 I 7 vi 3
I iii7: ? 8 I 3
I iv: ? 17 I 8
I vi: ? 123 ii 77 I 39 V 27 II 12 IV 11 V7 7 II7 7 iii 3 VII7 3
I vi7: ? 111 V 11 iii 5 I 3
I7 I: ? 8 IV 2
I7 IV: ? 183 I 40 I7 20 v 10 II7 9 V7 8 IV 6 II+ 6 ii 5 bVII 4
I7 iv: ? 17 I 2
II V: ? 108 I 62 V 9 v 4 vi 3 II7 2
II ii: ? 25 I 2 V 2
II7 I: ? 57 I 6
II7 V: ? 109 I 20 V 9 II7 6 V7 4 vi 3
II7 V7: ? 65 I 19
II7 ii: ? 8 I 6
II7 v7: ? 18 I7 10
III I: ? 18 IV 6
III IV: ? 18 I 6
III vi: ? 53 III 8 II 2
III7 vi: ? 68 II7 7
IV I: ? 196 IV 165 V 84 ii 83 V7 59 vi 49 bVII 25 I 19 VI7 14 vi7 7 I7 7 II7 6 II 4 iii 3 v 2
IV I7: ? 37 IV 44
IV II: ? 45 V 12
IV II7: ? 24 v7 10 V7 5 V 3
IV V: ? 64 I 120 V 9 vi 3
IV V7: ? 65 I 89 V 4
IV VI: ? 8 ii 3
IV VI7: ? 27 II 4
IV bVII: ? 81 IV 15 I 12 v 5 I7 5
IV i: ? 27 IV 3
IV ii: ? 105 V 47 V7 17 I 9 v 6
IV ii7: ? 8 I 2
IV iii: ? 17 vi 2
IV iv: ? 25 I 10 IV 2
IV v: ? 49 I7 21 I 20
IV vi: ? 45 ii 3
IVmaj7 V: ? 8 I 2
V I: ? 225 V 301 IV 268 ii 129 I 97 vi 74 V7 47 vi7 18 II 7 bVII 5 i 5 III 4 VI7 3 I7 3 VI 3 iii 3 II7 3
V II: ? 17 V 22
V II7: ? 16 V 15 V7 2
V III7: ? 8 vi 6
V IV: ? 59 I 41 V 13 V7 8 IV 4 ii 3
V IVmaj7: ? 8 I 7
V V7: ? 34 I 13 V 4
V bVII: ? 36 IV 7
V ii: ? 72 V 20 I 14 IV 2
V iii: ? 44 I 9
V v: ? 27 I 6
V vi: ? 111 V 17 ii 13 III 4 II 3 I 3
V7 I: ? 200 V7 158 IV 142 V 74 I 55 ii 54 vi 42 vi7 11 bVII 9 I7 7 ii7 7 II7 6 biio 6 II 5 VI7 5 iv 3
V7 I7: ? 39 IV 14
V7 IV: ? 42 I 9
V7 V: ? 17 I 14
V7 ii: ? 35 V7 9
V7 ii7: ? 8 V7 4
V7 iii: ? 8 I 3
V7 v: ? 8 I7 5
V7 vi: ? 18 III7 2
V7 vi7: ? 8 II7 3
VI II: ? 8 V 3
VI V: ? 17 I 2
VI ii: ? 42 V7 10 V 8 v 2
VI7 II7: ? 47 V 6
VI7 ii: ? 51 V7 9 VI 7
VI7 ii7: ? 26 V7 6
bVII I: ? 26 bVII 15 IV 10
bVII I7: ? 36 IV 3
bVII IV: ? 74 I 22 bVII 9 I7 8 v 4
bVII V: ? 18 I 4
bVII V7: ? 20 I 4
bVII v: ? 18 I 5
bVII vi: ? 17 ii 2
biio ii: ? 43 V 6
i IV: ? 38 bVII 8
ii I: ? 121 IV 32 V 25 I 16 vi 10 V7 9 ii 8 vi7 2 bVII 2
ii II: ? 25 V 8 ii 2
ii IV: ? 76 I 17 V 14
ii V: ? 118 I 229 IV 26 V 19 ii 13 vi 8 III 4 bVII 3 II 2 iii 2
ii V7: ? 85 I 132 IV 3 V 3 ii 2
ii VI: ? 27 ii 9
ii VI7: ? 8 ii 7
ii iii7: ? 8 IV 3
ii v: ? 43 I 14 I7 2
ii vi: ? 25 ii 4 V 2
ii7 I: ? 46 V 6 V7 6
ii7 V7: ? 80 I 12 ii7 4 IV 3
iii I: ? 57 IV 10 V 9
iii IV: ? 26 I 5
iii VI7: ? 46 II7 3
iii vi: ? 79 ii 7 iii 4 II 3
iii7 I: ? 17 IV 4
iii7 IV: ? 17 I 4
io I: ? 26 IV 5
iv I: ? 73 V7 5 vi 5 IV 3
iv IV: ? 8 I 2
iv V7: ? 8 I 4
v I: ? 59 IV 41 bVII 2
v I7: ? 46 IV 20
v V: ? 17 I 9
v7 I7: ? 27 IV 10
vi I: ? 70 IV 15 V 14 ii 11
vi II: ? 56 V 17 ii 2
vi II7: ? 44 V 10 V7 6 ii 4
vi III: ? 25 vi 7 IV 6
vi III7: ? 35 vi 5 IV 3
vi IV: ? 45 I 19
vi V: ? 63 I 35 IV 10 vi 5
vi V7: ? 27 I 14
vi ii: ? 99 V 69 I 16 V7 12 vi 4 II 2
vi iii: ? 36 vi 6
vi viio: ? 17 iii 3
vi7 I: ? 29 V 2
vi7 II7: ? 36 ii7 5
vi7 IV: ? 45 I 4
vi7 V: ? 46 I 6 ii 2
vii7 V: ? 8 I 3
= rock minor 0.18
~ x.x.x.x. 13 x.x.x.xx 10 x...x.x. 8 x.x.xxx. 8 xxx.x.xx 4
@0 i 85 v 23 iv 10 V7 10 bIII 9 IV 8 bVI 6 bVII 3
@1 V 13 bVII 7
@2 i 52 bIII 8 iv 4 bVII 2
@4 iv 25 bIII 20 v 17 i 12 bVI 12 V7 11 V 11 bVII 2
@5 bVII 57 IV 8 V 4
@6 i 53 bIII 24 v 12 bVII 8 iv 4
@7 bVII 40 v 15 bVI 8 i 2
: ? 199 i 236 bVII 119 v 74 bIII 64 IV 53 iv 45 V 32 V7 32 bVI 28 I 15 bVII7 9 IV7 3
I: ? 8 iv 15
IV: ? 59 i 33
IV7: ? 8 bVII 3
V: ? 25 i 23 v 8
V7: ? 40 i 24
bIII: ? 66 bVII 19 i 16 bVI 11
bVI: ? 48 bVII 11 bVII7 5 bIII 4
bVII: ? 75 i 57 bIII 24 V7 13 v 10 IV 8 iv 2
bVII7: ? 8 bIII 9
i: ? 169 bVII 60 v 42 IV 20 bIII 18 V 17 I 15 iv 14 V7 10 i 9
iv: ? 64 bVII 20 i 9 V 8
v: ? 33 i 57 IV 11 V 3
IV i: ? 65 bVII 8
V i: ? 73 I 11 V7 3 i 2
V7 i: ? 79 iv 7 i 4
bIII bVI: ? 24 bVII7 5 bIII 3 bVII 3
bVI bVII: ? 48 bIII 3
bVI bVII7: ? 8 bIII 5
bVII IV: ? 8 i 8
bVII V7: ? 21 i 8
bVII bIII: ? 44 bVI 4
bVII v: ? 8 i 10
i I: ? 8 iv 15
i V: ? 25 v 8
i V7: ? 18 i 8
i bVII: ? 93 v 7
i iv: ? 38 V 4 i 4
i v: ? 40 i 34
iv V: ? 8 i 8
v V: ? 8 i 3
v i: ? 133 bVII 10 V 4
= session major 0.44
~ x.x.x.x. 751 x.x.x.xx 378 x.x.xxx. 368 x.xxx.x. 312 x.xxxxx. 310 x...x.x. 308 xxxxxxx. 291 xxx.x.x. 241 x.xxx.xx 240 x.x.x... 240 xxx.xxx. 221 x...xxx. 194 x..xx... 185 x.xxx... 169 x..xx.xx 160 x....... 145 x.....x. 134 xxx..xx. 132 x.....xx 132 x...x.xx 128 xxxxx.x. 115 x....xx. 106 x.x...x. 105 x..xxxx. 103 x...x... 99 x..xx.x. 90 xxxxxxxx 90 x.x.xxxx 80 xxxxx... 79 x...xxxx 76 xxx.xxxx 75 xxx...xx 73 x.xxxxxx 72 xxxxx.xx 70 xxx.x.xx 70 x.x..xx. 67 x.xx..x. 56 x...x..x 50 x.xx..xx 49 x..xx..x 48 x......x 45 x.x...xx 44 x.x.x..x 42 xxx..xxx 42 xxx..... 40 xxx.x... 38 xxx...x. 37 x..xxxxx 36 x.x.xx.. 34 x...xx.. 34 xxxxxx.. 33 x.x..... 27 x.xxxx.. 25 x.xx.... 23 xxxx..x. 23 xxx.xx.. 23 x.xxx..x 22 x.xx.xx. 20 xxxx.xx. 20 xx..xxx. 18 xxxxxx.x 17 x...xx.x 17 xx..x.x. 17 x..x..x. 16 x.x..xxx 14 xxx....x 14 x..x.... 14 x....xxx 13 x.x....x 13 xxxx.... 13 xxxx..xx 12 xx.xx.x. 11 xx..x... 11 xxxxx..x 10 xx.xx.xx 10 xxxx.xxx 9 x.x.xx.x 8 x.xx...x 8 x..x.xx. 8 xx..xx.x 8 xxx..x.. 8 xx.xxxx. 8 xx..xxxx 7 xxx.x..x 7 x....x.. 7 x.xx.xxx 7 x..xxx.. 6 xx.xxxxx 6 xx..x.xx 6 x.x..x.. 6 xxx..x.x 6 x.xxxx.x 5 xx..xx.. 5 x..x..xx 5 xx....x. 5 xxx.xx.x 5 xx.x.xx. 5 xx...xx. 4 xx.xx... 3 xx...... 3 x.xx.x.x 3 xx.....x 3 xx...xxx 2 x..x.xxx 2
@0 I 5213 IV 1166 V 382 ii 296 vi 239 v 109 II 41 bVII 38 III 32 VI 28 i 26 iii 23 bVI 5 iv 4 vi7 3 Imaj7 3 VI7 2
@1 V 846 IV 431 I 395 vi 55 ii 47 bVII 44 V7 27 v 21 iii 21 VI 18 II 15 III 10 I7 10 II7 3 VI7 3 bIII 3
@2 I 1703 IV 1256 ii 842 V 810 vi 197 v 196 bVII 114 II 96 iii 25 bVI 13 VI 12 i 10 III 8 iv 8 V7 7 II7 7 bIII 4 ii7 2
@3 V 1446 I 751 IV 266 ii 81 V7 58 vi 54 bVII 44 iii 36 II 26 v 21 VI 14 III 11 II7 7 I7 7
@4 I 2754 IV 1193 V 836 ii 669 vi 176 v 166 bVII 106 II 91 VI 28 iii 11 V7 11 i 10 III 10 iv 8 bVI 5 bIII 4 I7 3 vii 2
@5 V 1277 I 684 IV 366 ii 82 vi 53 bVII 41 v 39 V7 27 II 27 iii 15 VI 13 III 9 II7 6 bIII 6 I7 4 i 4 vi7 3 bVI 2
@6 I 2690 V 1329 IV 941 ii 601 vi 118 v 94 II 65 bVII 59 iii 26 i 21 III 15 V7 13 iv 8 VI 5 II7 4 bVI 4 I7 3
@7 I 1019 V 849 IV 194 ii 37 vi 28 iii 22 bVII 19 V7 18 II 13 VI 11 v 10 III 6 II7 5 III7 4 I7 4 bII 3
: ? 307 I 15209 V 7775 IV 5813 ii 2655 vi 920 v 656 bVII 465 II 374 iii 179 V7 162 VI 129 III 101 i 72 II7 34 I7 33 bVI 31 iv 28 bIII 23 vi7 8 ii7 5 III7 5 VI7 5 bII 5 viio 5 vii 4 iii7 4 bvii 3 Imaj7 3 IVmaj7 3
I: ? 234 IV 4725 V 4347 I 2217 ii 1910 vi 301 bVII 156 II 132 V7 101 v 55 VI 38 III 28 bVI 23 iii 22 iv 17 I7 11 vi7 6 i 5 II7 4 ii7 3 vii 2
I7: ? 16 IV 26 v 5
II: ? 100 V 277 I 31 v 16 vi 13 II7 8 II 6 iii 4 V7 2 VI 2
II7: ? 42 V 23 I 7 vi 2
III: ? 24 vi 78 VI 18 IV 4
III7: ? 8 vi 3
IV: ? 154 I 3599 V 901 v 443 bVII 270 IV 267 ii 123 II 32 I7 20 VI 14 i 11 bIII 9 V7 9 III 5 iii 4 vi 3 bII 2 bVI 2
Imaj7: ? 17 I 2
V: ? 146 I 7021 vi 206 IV 182 ii 88 II 67 V 29 i 21 V7 17 iii 11 II7 9 v 3
V7: ? 58 I 135 vi 10 V 6 ii 3 i 2
VI: ? 83 ii 71 II 35 I 6 i 4 VI 2 IV 2 V 2
bIII: ? 60 I 5 IV 4 V 4 iv 4
bVI: ? 104 IV 8 I 7
bVII: ? 69 I 227 IV 153 v 26 V 19 i 8 bIII 6
i: ? 76 IV 21 bVII 11 V 11 i 9 I 7 vi 7
ii: ? 115 V 1958 I 295 vi 118 v 76 IV 49 ii 32 V7 28 VI 26 III 17 iii 6 II 4 vi7 2
ii7: ? 17 vi 4
iii: ? 84 vi 116 IV 17 VI 16 ii 13 I 10 II 2
iii7: ? 8 I 4
iv: ? 64 I 16 bIII 2
v: ? 106 I 523 IV 47 ii 26 v 11 bVII 5 i 5 II 4 VI 4 V 3 iii 3 I7 2
vi: ? 113 ii 359 V 140 iii 125 II 82 I 63 III 49 vi 39 IV 15 v 9 II7 7 bVII 4 III7 4 V7 3
vi7: ? 43 vi 3 IV 2
vii: ? 26 II7 2
I I7: ? 16 IV 7 v 4
I II: ? 77 V 106 I 7 II7 7 vi 4 iii 2
I III: ? 24 vi 18 VI 7 IV 3
I IV: ? 154 I 3133 V 794 v 330 IV 246 bVII 198 ii 96 II 27 I7 17 VI 11 V7 9 i 8 bIII 7 III 4 iii 2 vi 2 bII 2 bVI 2
I V: ? 118 I 3983 IV 116 vi 100 ii 50 II 28 V 11 V7 9 iii 7 II7 4 i 3
I V7: ? 33 I 86 vi 10 V 3
I VI: ? 33 ii 21 II 9 I 6
I bVI: ? 57 I 7 IV 7
I bVII: ? 49 I 95 IV 36 V 9 v 8 i 2
I ii: ? 106 V 1546 I 148 vi 71 IV 33 V7 26 v 24 ii 22 VI 18 III 11 iii 5 vi7 2
I ii7: ? 17 vi 2
I iii: ? 42 I 7 vi 6 VI 4 ii 3
I iv: ? 26 I 14
I v: ? 42 IV 25 I 23 ii 2
I vi: ? 92 ii 155 iii 42 II 38 V 26 I 19 vi 12 III 9 III7 3
I vi7: ? 36 IV 2
I vii: ? 8 II7 2
I7 IV: ? 51 I 12 v 6 bVII 4 IV 2
I7 v: ? 18 IV 3
II I: ? 59 II 13 V 8 IV 3 I 3
II II7: ? 17 V 7
II V: ? 66 I 224 vi 18 II 9 IV 7 ii 7 V 5
II v: ? 54 I 11
II vi: ? 16 V 7 II 4
II7 I: ? 34 IV 3 ii 2
II7 V: ? 25 I 19 vi 2
II7 vi: ? 8 V 2
III IV: ? 27 I 2
III VI: ? 34 II 11 ii 5
III vi: ? 73 ii 18 iii 15 V 15 III 10 vi 8 I 7 II 7 IV 5
III7 vi: ? 17 II 2
IV I: ? 174 IV 1760 V 912 I 495 ii 449 vi 66 v 30 V7 29 bVII 29 II 20 VI 16 I7 9 iii 5 bVI 5 vi7 2 vii 2
IV I7: ? 17 IV 17
IV II: ? 34 V 25 v 4
IV III: ? 17 vi 4
IV V: ? 76 I 829 IV 15 vi 14 i 11 ii 11 V7 3
IV V7: ? 16 I 5 V 3
IV VI: ? 28 ii 10
IV bIII: ? 44 I 3 IV 2
IV bVII: ? 61 I 121 IV 104 v 16 V 7 i 3
IV i: ? 26 IV 6 vi 3
IV ii: ? 58 V 65 v 30 vi 17 I 3 III 2
IV v: ? 92 I 390 ii 17 IV 10 v 8 V 3 bVII 3 II 3
IV vi: ? 17 ii 2
V I: ? 155 V 2789 IV 1978 I 1555 ii 1120 vi 179 II 81 V7 44 bVII 41 III 24 VI 17 iii 15 bVI 13 v 9 II7 4 i 3 vi7 3
V II: ? 41 V 42 I 10 v 7 vi 2
V II7: ? 16 I 6 V 3
V IV: ? 59 I 110 V 58 v 5 ii 4
V V7: ? 17 I 15
V i: ? 64 IV 7
V ii: ? 45 I 66 V 16
V iii: ? 27 vi 8
V v: ? 8 I 3
V vi: ? 73 ii 73 iii 36 V 28 III 20 I 18 II 17 vi 13 IV 7
V7 I: ? 65 V 56 IV 35 I 22 ii 14 V7 10 vi 4 II 2
V7 V: ? 17 I 5
V7 ii: ? 17 I 2
V7 vi: ? 27 ii 7
VI I: ? 34 IV 4 I 3
VI II: ? 43 V 29 I 4
VI IV: ? 8 I 2
VI V: ? 8 I 2
VI ii: ? 65 V 28 I 18 ii 8 vi 7 IV 6 VI 5 v 3
bIII IV: ? 26 I 3
bIII V: ? 8 I 3
bIII iv: ? 26 I 2
bVI I: ? 17 IV 5
bVI IV: ? 26 I 7
bVII I: ? 65 IV 124 bVII 45 I 19 V 16 ii 6 v 4 V7 3
bVII IV: ? 75 I 86 v 31 bVII 13 V 9 ii 6 IV 5
bVII V: ? 35 I 17
bVII bIII: ? 36 iv 2
bVII i: ? 44 IV 4 i 3
bVII v: ? 36 I 20
i I: ? 18 IV 5
i IV: ? 60 I 10 bVII 4 v 2
i V: ? 20 I 7
i bVII: ? 42 I 4 IV 3 i 2
i vi: ? 26 ii 5
ii I: ? 94 ii 88 IV 86 V 71 I 31 bVII 4 vi 4 V7 4 VI 2
ii III: ? 16 vi 13 VI 3
ii IV: ? 46 I 40 V 4
ii V: ? 89 I 1790 vi 50 IV 41 ii 18 II 10 V 9 iii 4 II7 2 i 2 V7 2
ii V7: ? 26 I 25
ii VI: ? 33 ii 17 II 4 V 2
ii iii: ? 28 ii 2
ii v: ? 59 I 65 IV 4 v 2 ii 2
ii vi: ? 98 ii 42 V 30 I 8 iii 8 v 7 II 6 III 5 II7 3 vi 2 bVII 2
ii7 vi: ? 26 ii 2
iii I: ? 44 IV 3 V 3 I 2
iii IV: ? 44 I 8 V 5
iii VI: ? 35 ii 10 II 3
iii ii: ? 25 V 8 I 4
iii vi: ? 80 ii 50 V 25 iii 23 III 5 II 4 vi 4 IV 2 bVII 2 I 2 II7 2
iii7 I: ? 26 IV 2
iv I: ? 27 iv 14
v I: ? 94 IV 388 V 27 I 19 bVII 18 ii 18 v 10
v I7: ? 8 IV 2
v II: ? 17 v 3
v IV: ? 58 I 20 v 12 IV 6 V 6 bVII 5
v VI: ? 26 ii 3
v bVII: ? 17 IV 4
v i: ? 35 bVII 3
v ii: ? 52 I 13 V 5 v 4
v iii: ? 8 vi 3
vi I: ? 58 V 23 IV 16 vi 12 ii 7 I 3
vi II: ? 68 V 67 I 5 II 4 vi 3
vi II7: ? 8 V 7
vi III: ? 25 vi 42 VI 6
vi III7: ? 8 vi 2
vi IV: ? 35 I 13
vi V: ? 41 I 108 vi 18 II 9 IV 2
vi V7: ? 8 I 3
vi ii: ? 83 V 281 I 27 vi 17 v 12 IV 6 III 4 ii 2
vi iii: ? 50 vi 94 IV 11 VI 10 ii 7
vi v: ? 17 I 7
= session minor 0.38
~ x.x.x.xx 77 x.x.x.x. 63 x.x.x... 59 x...x... 37 x.x.xxx. 30 x...x.x. 28 x.xxx.x. 20 xxx.x.x. 18 x..xx.x. 17 x.x...x. 14 x.x.x..x 13 x.xxx.xx 13 x..xxxx. 12 x.....x. 10 xxx.x... 10 x...xxx. 10 x..xx... 9 xxxxxxx. 9 xxx..xx. 9 x.xxx... 8 x.xxxxx. 8 xxx.xxx. 8 x.....xx 8 xxxxxxxx 8 xxx...x. 7 x..xx.xx 7 x.x.xxxx 7 x....... 7 x.x..... 7 x......x 6 x...x.xx 5 x....xx. 5 x.x..xx. 5 xx..x.xx 5 xxx..xxx 5 xxx.xx.. 4 xxxxx... 4 x..xxxxx 4 xxxxx..x 4 x..xx..x 4 xx..x.x. 4 xxx.xxxx 4 xxxx.... 4 x.x...xx 4 x.x.xx.x 4 x.x.xx.. 4 xx.x.... 4 xxx..... 3 x....xxx 3 xx.xx.xx 3 x...xxxx 3 x.xxxx.. 3 xxx.xx.x 3 xxx...xx 3 x...x..x 3 xxxxx.xx 3 x..x.xx. 3 xx..x... 3 x.x..xxx 2 xxxxx.x. 2 x.xx.xx. 2 x.xxxxxx 2 x.x....x 2
@0 i 448 bIII 87 bVI 31 iv 27 v 27 bVII 24 V 15 IV 13 I 9
@1 bVII 57 bIII 18 i 18 V 14 v 13 iv 8 IV 7 I 7
@2 bVII 174 i 103 bIII 68 iv 55 V 27 v 24 bVI 9 IV 4 bII 2
@3 bVII 52 i 31 V 28 bIII 16 iv 15 bVI 13 v 7 IV 5 I 4 ii 3
@4 i 286 bVII 76 iv 66 bIII 66 V 24 v 15 bVI 12 IV 5 I 4
@5 V 48 bVII 45 iv 23 i 20 bIII 11 v 10 IV 7 I 4
@6 i 193 bVII 99 iv 43 v 41 V 39 bIII 23 I 12 bVI 12 IV 4
@7 i 131 V 24 bVII 22 bIII 20 IV 6 iv 4 bVI 4 I 3
: ? 186 i 1230 bVII 549 bIII 309 iv 241 V 219 v 138 bVI 83 IV 51 I 45 bvii 6 bII 5 ii 4 V7 3
I: ? 77 iv 19 IV 8 I 3 bVI 3 bVII 3 bIII 2
IV: ? 79 bVII 33 bIII 6 IV 3
V: ? 40 i 197 I 7 iv 5 ii 4 bVI 2
bIII: ? 100 bVII 92 iv 75 i 64 bVI 36 bIII 9 V 7 I 7 IV 6
bVI: ? 94 bIII 48 iv 11 bVII 5 bVI 3 I 3 bII 2
bVII: ? 75 i 416 bIII 67 V 37 iv 8 bVI 6 v 3
bvii: ? 16 bIII 3 iv 2
i: ? 90 bVII 392 i 219 v 124 V 123 bIII 114 iv 109 IV 21 bVI 7 V7 3
ii: ? 8 i 4
iv: ? 74 i 94 V 44 bIII 35 I 20 bVII 18 bVI 9 bvii 5 iv 4
v: ? 71 i 121 IV 5 bVII 2
I IV: ? 17 bVII 5
I iv: ? 59 i 5 bvii 3
IV bIII: ? 36 i 2
IV bVII: ? 46 i 22 bIII 5
V I: ? 36 IV 2
V bVI: ? 8 bIII 2
V i: ? 65 bVII 53 i 45 V 45 bIII 24 iv 21 v 16 IV 8
V ii: ? 8 i 4
V iv: ? 18 V 3
bIII I: ? 36 IV 2
bIII IV: ? 8 bVII 6
bIII V: ? 17 i 6
bIII bVI: ? 70 bIII 22 iv 4 bVI 2
bIII bVII: ? 33 i 71 bIII 12 V 5
bIII i: ? 66 bIII 14 i 13 bVII 13 iv 11 v 8 V 8
bIII iv: ? 76 i 37 bIII 10 V 9 I 6 bVII 4 bVI 3
bVI I: ? 8 iv 3
bVI bIII: ? 51 iv 14 bVI 14 i 8 bVII 7
bVI bVII: ? 17 i 4
bVI iv: ? 39 i 4
bVII V: ? 8 i 36
bVII bIII: ? 74 bVII 23 i 16 iv 12 bVI 5 V 3 IV 3 bIII 2
bVII bVI: ? 8 bIII 6
bVII i: ? 64 bVII 172 i 97 v 71 V 44 bIII 44 iv 22 IV 4 bVI 3
bVII iv: ? 17 i 7
bVII v: ? 8 i 2
i IV: ? 43 bVII 18 IV 2
i V: ? 40 i 109 I 4 iv 3 ii 3 bVI 2
i bIII: ? 69 bVII 47 iv 28 i 27 bVI 6 bIII 5
i bVI: ? 26 bIII 5
i bVII: ? 49 i 302 bIII 42 V 30 iv 7 bVI 4
i iv: ? 57 i 39 V 30 bIII 16 bVII 11 I 5 iv 3
i v: ? 62 i 110 IV 5 bVII 2
ii i: ? 17 bVII 3
iv I: ? 42 iv 15 I 3 IV 3
iv V: ? 18 i 42
iv bIII: ? 51 iv 15 i 7 bVII 6 bVI 5
iv bVI: ? 29 bIII 4
iv bVII: ? 16 i 12 bIII 6
iv bvii: ? 16 bIII 2 iv 2
iv i: ? 66 iv 36 bVII 26 i 25 bIII 11 v 8 V 2
v bVII: ? 8 i 2
v i: ? 83 bVII 62 i 36 v 16 V 10 bIII 8 IV 5 iv 4
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
