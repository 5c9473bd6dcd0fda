import type { OptionWords } from '../settings/option-words.ts';

/** Every option in German. */
export default {
  'sensors.gpsd.enabled': ['GPS über gpsd', 'Auf den GPS-Dienst gpsd hören.'],
  'sensors.gpsd.host': ['gpsd: Rechner', 'Wo gpsd läuft: ein Name oder eine Adresse.'],
  'sensors.gpsd.port': ['gpsd: Port', 'Der TCP-Port, an dem gpsd lauscht.'],
  'sensors.serialGps.enabled': [
    'GPS-Empfänger am Kabel',
    'Auf einen GPS-Empfänger an einer seriellen Leitung oder USB hören, ohne gpsd.',
  ],
  'sensors.serialGps.path': [
    'GPS am Kabel: Gerätedatei',
    'Seine Gerätedatei; die Namen in /dev/serial/by-id bleiben auch nach dem Umstecken gleich.',
  ],
  'sensors.serialGps.baud': [
    'GPS am Kabel: Geschwindigkeit',
    'Bits pro Sekunde auf der Leitung; auto findet sie selbst.',
  ],
  'sensors.bluetooth.devices': [
    'Bluetooth-Sensoren',
    'Stromsparende Sensoren, auf die gehört wird: Brustgurte, Fußsensoren, Leistungsmesser, Laufbänder.',
  ],
  'sensors.bluetooth.footPodCounts': [
    'Was Fußsensoren zählen',
    'Was ein Fußsensor Schrittfrequenz nennt: Schritte (steps) oder Doppelschritte (strides). auto richtet sich nach den Zahlen.',
  ],
  'sensors.bluetooth.wheelCircumferenceMeters': [
    'Radumfang',
    'Für Radsensoren: wie weit das Rad bei einer Umdrehung rollt, in Metern. 700x25C sind 2,105.',
  ],
  'sensors.headphones.enabled': [
    'Tasten der Kopfhörer',
    'Start, Pause, Weiter und Zurück von Bluetooth-Kopfhörern annehmen (AVRCP), als Medienspieler von BlueZ.',
  ],
  'sensors.headphones.devices': [
    'Kopfhörer',
    'Gekoppelte Kopfhörer, die beim Start gerufen werden; wer hier steht, dessen Tasten gelten auch.',
  ],
  'sensors.motion.enabled': [
    'Bewegungssensor',
    'Auf einen Beschleunigungssensor am Board hören (Industrial I/O von Linux).',
  ],
  'sensors.motion.device': [
    'Bewegungssensor: Gerät',
    'Name oder Knoten des Chips, etwa mpu6050 oder iio:device0. Leer: der erste, den es gibt.',
  ],
  'sensors.motion.rateHz': ['Bewegungssensor: Takt', 'Messungen pro Sekunde. Für Schritte braucht es 50.'],
  'sensors.buttons.enabled': [
    'Tasten',
    'Auf Tasten hören: GPIO-Pins, Headsets, die Knöpfe von Bluetooth-Kopfhörern.',
  ],
  'sensors.buttons.devices': [
    'Tasten: Geräte',
    'Namen von Eingabegeräten, oder Teile davon. Leer: alle, die nach Tasten aussehen.',
  ],
  'sensors.buttons.keys': [
    'Tasten: Belegung',
    'Tastencode zu Befehl (toggle, play, stop, skip, lap, mute, volumeUp, volumeDown, button).',
  ],
  'sensors.osc.enabled': ['OSC', 'Messwerte und Regler über OSC (UDP) annehmen.'],
  'sensors.osc.host': [
    'OSC: Adresse',
    'Wo gelauscht wird: 127.0.0.1 für dieses Gerät, 0.0.0.0 für alle im Netz.',
  ],
  'sensors.osc.port': ['OSC: Port', 'Der UDP-Port, an dem gelauscht wird.'],
  'sensors.mqtt.enabled': ['MQTT', 'Messwerte und Regler über MQTT annehmen und dort sagen, wie es steht.'],
  'sensors.mqtt.url': ['MQTT: Broker', 'Der Broker: mqtt://rechner:1883, oder mqtts://rechner:8883 für TLS.'],
  'sensors.mqtt.username': ['MQTT: Name', 'Der Name zum Anmelden, falls der Broker einen will.'],
  'sensors.mqtt.password': ['MQTT: Passwort', 'Das Passwort zum Anmelden.'],
  'sensors.mqtt.caFile': [
    'MQTT: Zertifikatsdatei',
    'Eine PEM-Datei der Stelle, der zu trauen ist, für eigenes TLS.',
  ],
  'sensors.mqtt.protocol': ['MQTT: Version', 'Die Version von MQTT, die der Broker spricht.'],
  'sensors.mqtt.prefix': [
    'MQTT: Anfang der Themen',
    'Womit alle Themen beginnen: unsere sind PREFIX/NODE/state, PREFIX/NODE/status und PREFIX/NODE/in/.',
  ],
  'sensors.mqtt.homeAssistant': [
    'Home Assistant',
    'Von selbst in Home Assistant erscheinen, als Gerät mit Sensoren und Reglern.',
  ],
  'sensors.mqtt.node': [
    'MQTT: eigener Name',
    'Was dieses Tactus am selben Broker von anderen unterscheidet, in Themen und Namen. Ohne: der Name des Geräts.',
  ],
  'sensors.map': [
    'Andere Programme und Regler',
    'Weitere Programme und Regler, auf die gehört wird, jeweils was sie wo sagen: siehe docs/senders.md. Bekannte Programme, die an unseren eigenen Port senden, brauchen hier nichts.',
  ],
  'sensors.midi.enabled': ['MIDI', 'Auf MIDI-Eingänge hören: Noten, Regler, Start und Stopp.'],
  'sensors.midi.ports': ['MIDI: Eingänge', 'Namen von Eingängen, oder Teile davon. Leer: alle.'],
  'sensors.midi.clock': [
    'MIDI: Takt',
    'Was der Takt eines anderen Sequenzers ist: nichts (ignore), oder Schritte, denen die Musik folgt (steps).',
  ],
  'body.sport': [
    'Sportart',
    'Was der Körper tut. auto unterscheidet Gehen, Laufen und Radfahren an Schrittfrequenz und Geschwindigkeit.',
  ],
  'body.restHeartRateBpm': ['Ruhepuls', 'Puls in Ruhe, Schläge pro Minute. Ab hier zählt die Anstrengung.'],
  'body.maxHeartRateBpm': [
    'Höchstpuls',
    'Höchster Puls, Schläge pro Minute, über dem Ruhepuls. Hier ist die Anstrengung 1.',
  ],
  'body.heartRateZonesBpm': [
    'Pulszonen',
    'Ab welchem Puls die Zonen 2, 3, 4 und 5 beginnen, Schläge pro Minute, steigend. Leer: die Anstrengung ist der Anteil an der Reserve.',
  ],
  'body.maxAerobicSpeedMps': [
    'Schnellstes Dauertempo',
    'Die Laufgeschwindigkeit, die sich etwa sechs Minuten halten lässt, m/s. Hier ist die Anstrengung 1.',
  ],
  'body.maxPowerWatts': [
    'Größte Dauerleistung',
    'Die Leistung auf dem Rad, die sich etwa sechs Minuten halten lässt, Watt. Hier ist die Anstrengung 1.',
  ],
  'body.priorities': [
    'Wem mehr geglaubt wird',
    'Zu einer Größe (cadence, speed, heartRate, step, power): Kennungen von Sensoren, der verlässlichste zuerst. Andere kommen danach.',
  ],
  'conductor.follow': [
    'Folgen',
    'Was das Tempo bestimmt. auto: die Schritte, wenn es welche gibt, sonst die Geschwindigkeit, sonst der Puls. target: die Musik führt, um bis zu 3 %, solange der Körper mitgeht. link: Tempo und Schläge einer Sitzung von Ableton Link, solange noch jemand darin ist; sonst wie auto.',
  ],
  'conductor.phaseOffsetMs': [
    'Schlag und Fuß',
    'Wie lange nach dem Fuß der Schlag zu hören ist, ms; negativ: davor. auto: wie der Mensch ihn von sich aus hat, aus den Schritten gelernt, während die Musik nur dem Tempo folgt, und dann beibehalten.',
  ],
  'conductor.speedTurnSeconds': [
    'Wie schnell das Tempo folgt',
    'Wie lange das Tempo braucht, um einer neuen Geschwindigkeit oder einem neuen Puls zu folgen, Sekunden.',
  ],
  'conductor.referenceSpeedMps': [
    'Bezugsgeschwindigkeit',
    'Bei dieser Geschwindigkeit ist das Bezugstempo zu hören, m/s. Von diesem Paar aus wächst das Tempo mit der Geschwindigkeit.',
  ],
  'conductor.referenceTempoBpm': [
    'Bezugstempo',
    'Das Tempo bei der Bezugsgeschwindigkeit, Schläge pro Minute. Ein Schlag ist ein Schritt.',
  ],
  'conductor.heartRateRatio': [
    'Schläge pro Herzschlag',
    'Wie viele Schläge der Musik auf einen des Herzens kommen, wenn sie dem Puls folgt.',
  ],
  'conductor.restingTempoBpm': [
    'Ruhetempo',
    'Wohin das Tempo gleitet, wenn der Körper steht oder nichts bekannt ist, Schläge pro Minute.',
  ],
  'conductor.redLightSeconds': [
    'Rote Ampel',
    'Wie lange das Tempo des Laufs gehalten wird, während man steht, wie an einer Ampel, bevor es zur Ruhe gleitet, Sekunden.',
  ],
  'conductor.glideSeconds': ['Dauer des Gleitens', 'Wie lange das Gleiten ins Ruhetempo dauert, Sekunden.'],
  'conductor.idleAfterSeconds': [
    'Ab wann niemand da ist',
    'Hat so lange kein Sensor von einem Körper gesprochen, ist niemand da, Sekunden.',
  ],
  'conductor.idle': [
    'Wenn niemand da ist',
    'Was die Musik dann tut. play: sie spielt im Leerlauftempo weiter. stop: sie kommt zum Schluss und beginnt beim ersten Zeichen von jemandem neu.',
  ],
  'conductor.idleTempoBpm': [
    'Leerlauftempo',
    'Wohin das Tempo gleitet, wenn niemand da ist, Schläge pro Minute; nicht, wenn es von Hand geht.',
  ],
  'conductor.manualTempoBpm': [
    'Tempo von Hand',
    'Das Tempo, wenn die Musik niemandem folgt (follow: manual), Schläge pro Minute.',
  ],
  'conductor.target': [
    'Ziel',
    'Wohin die Musik führt, wenn follow auf target steht. course: zu einer höheren Schrittfrequenz, in acht Läufen.',
  ],
  'conductor.courseRaisePercent': [
    'Kurs: Steigerung',
    'Um wie viel ein Kurs, der beginnt, die Schrittfrequenz hebt, Prozent (5-7,5). Eine höhere Schrittfrequenz fordert die Waden mehr.',
  ],
  'conductor.targetCadenceSpm': [
    'Ziel: Schrittfrequenz',
    'Die Schrittfrequenz, zu der sie führt, Schritte pro Minute.',
  ],
  'conductor.targetSpeedMps': ['Ziel: Geschwindigkeit', 'Die Geschwindigkeit, zu der sie führt, m/s.'],
  'conductor.targetHeartRateLowBpm': [
    'Ziel: Puls mindestens',
    'Unter diesem Puls treibt die Musik an, Schläge pro Minute.',
  ],
  'conductor.targetHeartRateHighBpm': [
    'Ziel: Puls höchstens',
    'Über diesem Puls hält die Musik zurück, Schläge pro Minute.',
  ],
  'conductor.style': [
    'Stil',
    'Der Stil, der gespielt wird, mit dem Namen, den ihm das Modell gibt, oder auto: die Band wählt für jedes Lied einen.',
  ],
  'conductor.key': [
    'Tonart',
    'Die Grundtonart: ein Ton und eine Tonleiter (major, minor, dorian, mixolydian), oder auto: durch den Zufallskeim gezogen. Eine andere gilt ab dem nächsten Abschnitt.',
  ],
  'conductor.feel': [
    'Dichte des Schlags',
    'Wie viel Musik in einem Schlag liegt; half: wer mit 170 läuft, hört Musik mit 85. auto: nach Stil und Tempo.',
  ],
  'conductor.tempoLowBpm': [
    'Langsamstes Tempo',
    'Wer sich langsamer bewegt, dem wird nicht weiter gefolgt, Schläge pro Minute.',
  ],
  'conductor.tempoHighBpm': ['Schnellstes Tempo', 'Schneller spielt sie nicht, Schläge pro Minute.'],
  'conductor.energyLow01': ['Mindeste Energie', 'So wenig der Körper auch arbeitet.'],
  'conductor.energyHigh01': ['Höchste Energie', 'So viel der Körper auch arbeitet.'],
  'conductor.energyBias': ['Energie', 'Wird zu der Energie gezählt, die der Körper gibt.'],
  'conductor.brightnessBias': [
    'Helligkeit',
    'Wird zu der Helligkeit gezählt, die die Energie verlangt: ein dunklerer Klang, oder ein hellerer.',
  ],
  'conductor.drumsBusyBias': [
    'Schlagzeug, sparsamer oder voller',
    'Wird dazu gezählt, wie voll die Energie das Schlagzeug verlangt: weniger Schläge, oder mehr.',
  ],
  'conductor.drumsLooseBias': [
    'Schlagzeug, gerader oder lockerer',
    'Wird dazu gezählt, wie locker in der Zeit gespielt wird: gerader, auf dem Raster, oder lockerer.',
  ],
  'conductor.densityBias': [
    'Dichte',
    'Wird zu der Dichte gezählt, die die Energie verlangt: weniger Noten, oder mehr.',
  ],
  'conductor.tempoBias': [
    'Schneller oder langsamer',
    'Um wie viel schneller als das, dem sie folgt, die Musik geht, als Anteil des Tempos. Nur bei 0 liegt der Schlag auf dem Fuß.',
  ],
  'conductor.instruments.drums': ['Wer Schlagzeug spielt', 'auto: wen der Stil für das Stück besetzt.'],
  'conductor.instruments.bass': ['Wer Bass spielt', 'auto: wen der Stil für das Stück besetzt.'],
  'conductor.instruments.chords': ['Wer die Akkorde spielt', 'auto: wen der Stil für das Stück besetzt.'],
  'conductor.instruments.lead': ['Wer die Melodie spielt', 'auto: wen der Stil für das Stück besetzt.'],
  'conductor.instruments.pad': ['Wer die Flächen spielt', 'auto: wen der Stil für das Stück besetzt.'],
  'conductor.workout': ['Training', 'Das Training, zu dem gespielt wird, mit seinem Namen; none: keines.'],
  'conductor.workoutCountIn': [
    'Training: Einzählen',
    'Holzschläge zählen die letzten zwei Takte, bevor ein Schritt des Trainings wechselt.',
  ],
  'conductor.workoutFill': [
    'Training: Fill',
    'Das Schlagzeug füllt den letzten Takt, bevor ein Schritt des Trainings wechselt.',
  ],
  'conductor.workoutSections': [
    'Training: Abschnitte',
    'Mit einem Schritt des Trainings beginnt ein Abschnitt: ein Refrain für ein Intervall, sonst eine Strophe.',
  ],
  'conductor.workoutGraceSeconds': [
    'Training: Schonzeit',
    'So lange nach Beginn eines Schritts wird niemandem gesagt, dass er sein Ziel verfehlt, Sekunden.',
  ],
  'conductor.seed': [
    'Zufallskeim',
    'Keim von allem, was der Zufall zieht. Gleicher Keim und gleiche Messwerte: gleiche Musik.',
  ],
  'composer.songMinutes': ['Länge eines Stücks in Minuten', 'Danach endet es mit dem nächsten Refrain.'],
  'composer.songBars': ['Länge eines Stücks in Takten', 'Statt in Minuten.'],
  'composer.songKilometers': [
    'Länge eines Stücks in Kilometern',
    'Statt in Minuten oder Takten: es endet nach dieser Strecke mit dem nächsten Refrain. Solange keine Geschwindigkeit bekannt ist, zählen Minuten oder Takte.',
  ],
  'composer.temperature': [
    'Abenteuerlust',
    'Wie abenteuerlich die Musik ist: unter 1 wird die wahrscheinliche Note bevorzugt.',
  ],
  'composer.motifStrength': [
    'Wiederkehr der Motive',
    'Wie stark wiederkehrende Abschnitte ihre Motive zurückbringen und neue sie meiden; 0 nie, 1 wie gedacht. Ein Thema wird immer gesungen.',
  ],
  'composer.theme': [
    'Thema',
    'Eine MIDI-Datei, deren Melodie, bis zu acht Takte, der Refrain jedes Stücks ist.',
  ],
  'composer.model': [
    'Modell',
    'Name des Modells, das die Musik schreibt (siehe Modelle). `small` für einen Raspberry Pi Zero 2 W.',
  ],
  'composer.precision': [
    'Rechenart',
    'Wie das Modell rechnet: int8 (klein und schnell) oder fp32 (zum Vergleich).',
  ],
  'composer.jamRole': [
    'Wer mitspielt, übernimmt',
    'Die Stimme, die jemand an einem MIDI-Klavier übernimmt: Bass, Akkorde oder Melodie.',
  ],
  'composer.horizonSeconds': [
    'Wie weit voraus',
    'Wie weit voraus Musik geschrieben wird, Sekunden. Mehr übersteht längere Aussetzer; was voraus geschrieben ist, wird bei anderem Stil oder anderer Energie neu geschrieben.',
  ],
  'composer.lateSeconds': [
    'Wann es zu spät ist',
    'Einen Takt, den das Netz so lange vor seinem Beginn nicht geschrieben hat, schreibt der Ersatzkomponist, Sekunden.',
  ],
  'player.synth': [
    'Synthesizer',
    'Das installierte FluidSynth (native), sein WebAssembly-Bau (wasm), oder was es gibt.',
  ],
  'player.soundFontPath': [
    'Anderer SoundFont',
    'Ein anderer SoundFont statt dessen, der mit Tactus kommt: SF2, oder SF3, wo FluidSynth installiert ist.',
  ],
  'player.polyphony': [
    'Stimmen zugleich',
    'Weniger kosten weniger Prozessor; darüber werden die leisesten abgeschnitten.',
  ],
  'player.sampleRateHz': [
    'Abtastrate',
    'Abtastwerte je Sekunde allen Klangs, Hz: Geräte, Stream, Dateien. 44100 ist für Geräte und Programme, die nichts anderes nehmen, und kostet etwas weniger; eine Opus-Datei hat nur 48000.',
  ],
  'player.reverb': [
    'Hall',
    'Ein Raum um die Band, trockener in Strophen, halliger in Breaks und am Ende. Aus spart ein Zehntel bis ein Fünftel dessen, was der Klang kostet.',
  ],
  'player.chorus': [
    'Breite',
    'Macht die Flächen breiter, die Akkorde weniger, die Melodie am wenigsten; am meisten im Refrain. In Mono ändert sich nichts. Aus spart ein Zwanzigstel dessen, was der Klang kostet.',
  ],
  'player.volume01': [
    'Lautstärke am Anfang',
    'Lautstärke beim allerersten Start, ein Anteil der Obergrenze; später die zuletzt eingestellte.',
  ],
  'player.startVolume01': [
    'Lautstärke bei jedem Start',
    'Ein Anteil der Obergrenze: leiser als zuletzt eingestellt, nie lauter. Weggelassen: wie zuletzt.',
  ],
  'player.volumeCeiling01': [
    'Obergrenze der Lautstärke',
    'Lauter wird es nicht, wer immer es verlangt: für Ohren und Lautsprecher.',
  ],
  'player.partGainsDb.drums': ['Lautstärke: Schlagzeug', 'Wie viel lauter als üblich, dB; −60 ist still.'],
  'player.partGainsDb.bass': ['Lautstärke: Bass', 'Wie viel lauter als üblich, dB; −60 ist still.'],
  'player.partGainsDb.chords': ['Lautstärke: Akkorde', 'Wie viel lauter als üblich, dB; −60 ist still.'],
  'player.partGainsDb.lead': ['Lautstärke: Melodie', 'Wie viel lauter als üblich, dB; −60 ist still.'],
  'player.partGainsDb.pad': ['Lautstärke: Flächen', 'Wie viel lauter als üblich, dB; −60 ist still.'],
  'player.driveDb': ['Aussteuerung', 'Verstärkung vor dem Begrenzer, dB. Mehr ist lauter und flacher.'],
  'player.maxPhasePull01': [
    'Zug auf den Fuß',
    'Wie stark das Tempo höchstens gebogen wird, damit ein Schlag auf den Fuß fällt, als Anteil. 0: nur Tempo.',
  ],
  'player.bufferMs': [
    'Vorrat',
    'Klang, der dem Ohr voraus gemacht ist, ms. Weggelassen: 100 mit Vortritt, 200 ohne. Mehr übersteht mehr Last; Tempo und Schlag werden so oder so berichtigt.',
  ],
  'player.realtimePriority': [
    'Vortritt',
    'Vorrang, um den für den Klang gebeten wird (SCHED_RR). 0: nicht bitten. Eine Absage wird nur gemeldet.',
  ],
  'outputs.use': [
    'Ausgänge',
    'Wohin die Musik geht. Jeder ist ein kurzer Name (alsa, alsa:GERÄT, null, stream, wav:DATEI) oder ein Eintrag mit type und Optionen, etwa { type: alsa, device: hw:0, delayMs: 40 }. Leer: die Soundkarte, sobald es eine gibt, und der Stream.',
  ],
  'outputs.reference': [
    'Taktgeber',
    'Der Ausgang, der den Gang vorgibt und dessen Verzögerung ausgeglichen wird, mit seinem kurzen Namen. Weggelassen: der erste alsa-Ausgang.',
  ],
  'voice.enabled': [
    'Ansagen',
    'Sagt über der Musik, was im Lauf geschieht, und die Musik tritt zurück: in Worten, wo espeak-ng installiert ist, sonst mit Tönen.',
  ],
  'voice.language': ['Ansagen: Sprache', 'Was gesprochen wird: Englisch, Portugiesisch oder Deutsch.'],
  'voice.sensors': [
    'Ansagen: Sensoren',
    'Sagt, wenn ein Sensor 10 s lang geschwiegen hat, und wenn er wieder da ist.',
  ],
  'voice.laps': ['Ansagen: Runden', 'Sagt jede Runde der Rundentaste und ihre Zeit.'],
  'voice.zones': ['Ansagen: Pulszonen', 'Sagt die Zone des Pulses, wenn er 10 s lang in ihr war.'],
  'voice.intervals': [
    'Ansagen: Training',
    'Sagt, welcher Schritt eines Trainings beginnt, wie lang er ist und was sein Ziel ist.',
  ],
  'voice.kilometres': ['Ansagen: Kilometer', 'Sagt jeden Kilometer und seine Zeit.'],
  'voice.welcome': [
    'Ansagen: Begrüßung',
    'Sagt einmal, wer da spielt und wo die Seite ist: wenn der Dienst zum ersten Mal spielt und ein Netz hat. Auch wo sonst nichts gesagt wird.',
  ],
  'taste.learns': [
    'Geschmack lernen',
    'Was gefällt, was übersprungen wird und wie gleichmäßig die Beine gingen, lehrt, wie Lieder sein sollen, soweit es der Band überlassen ist: ihr Stil (wo der Stil auf auto steht), die Besetzung, die Dichte. Es bleibt auf diesem Gerät; auf der Seite „Musik“ wird es gelöscht.',
  ],
  'ghost.session': [
    'Gegen sich selbst: Lauf',
    'Ein früherer Lauf spielt eine Stimme der Band: war er früher hier, klingt sie lauter und von rechts, war er später, leiser und von links. last: der letzte auf diesem Weg (ohne Positionen: der letzte mit einer Strecke); best: der schnellste von denen, die so lang waren; oder die Kennung eines Laufs. off: keiner.',
  ],
  'ghost.part': ['Gegen sich selbst: Stimme', 'Die Stimme, die er spielt.'],
  scenes: [
    'Szenen',
    'Was man mit einem Namen auf einmal wünschen kann: jede setzt, was sie sagt, und lässt den Rest. Bequemer auf der Seite Szenen. Die nächste Szene ist die nächste in dieser Liste.',
  ],
  schedule: [
    'Zeitplan',
    'Was nach der Uhr geschieht: eine Szene wird gewählt, die Musik beginnt (playing: true) oder kommt zum Schluss (false). Uhrzeiten wie 22:00, in Ortszeit.',
  ],
  'link.enabled': [
    'Ableton Link',
    'An einer Sitzung von Ableton Link teilnehmen, über ein Carabiner, das auf diesem Gerät läuft. Die Musik führt sie, oder folgt ihr, wenn conductor.follow auf link steht.',
  ],
  'link.host': [
    'Carabiner: Rechner',
    'Wo Carabiner läuft: Name oder Adresse eines Rechners. Es hört nur auf den eigenen.',
  ],
  'link.port': ['Carabiner: Port', 'Der TCP-Port, an dem Carabiner hört.'],
  'link.offsetMs': [
    'Link: Versatz',
    'Wie lange nach dem Schlag von Link unserer zu hören ist, ms; negativ: davor.',
  ],
  'link.startStop': [
    'Link: Anfang und Ende',
    'Solange sie führt, der Sitzung sagen, wann die Musik beginnt und wann sie endet.',
  ],
  'recorder.enabled': [
    'Läufe aufzeichnen',
    'Von jeder Sitzung ein Protokoll im Datenordner behalten: Messwerte, Wünsche und Noten, etwa 2 MB in der Stunde. docs/sessions.md sagt, was darin steht.',
  ],
  'recorder.keepDays': ['Aufheben: Tage', 'Sitzungen, die älter sind, gehen, Tage.'],
  'recorder.keepMegabytes': [
    'Aufheben: Megabyte',
    'Nehmen alle Sitzungen mehr ein, gehen die ältesten, Megabyte.',
  ],
  'recorder.whenEnded.command': [
    'Nach der Sitzung: Befehl',
    'Läuft, wenn eine Sitzung geendet hat und bleibt: ein Programm und seine Argumente, ohne Shell; dahinter kommt der Ordner mit den Dateien. Nur in der Datei selbst zu ändern. Leer: keiner.',
  ],
  'recorder.whenEnded.folder': [
    'Nach der Sitzung: Ordner',
    'Wenn eine Sitzung geendet hat und bleibt, werden ihre Dateien in diesen Ordner kopiert, in einen eigenen. Nur in der Datei selbst zu ändern. Ohne Angabe: nirgendwohin.',
  ],
  'recorder.whenEnded.mqtt': [
    'Nach der Sitzung: MQTT',
    'Wenn eine Sitzung geendet hat und bleibt, erfährt es der Broker (PREFIX/NODE/session/ended). Dafür muss sensors.mqtt.enabled gesetzt sein.',
  ],
  'recorder.whenEnded.files': [
    'Nach der Sitzung: Dateien',
    'Welche Dateien für Befehl, Ordner und MQTT aus einer Sitzung gemacht werden.',
  ],
  'panel.port': ['Port', 'TCP-Port von Seite, Stream und API. 0 nimmt irgendeinen freien.'],
  'panel.https': [
    'HTTPS',
    'Dasselbe über HTTPS, solange andere als dieses Gerät eingelassen werden: mit einem Zertifikat einer Stelle, die auf diesem Gerät gemacht wurde (local; /ca auf der Seite sagt, wie ein Handy ihr zu trauen lernt), oder mit eigenen Dateien (own). Einfaches HTTP bleibt daneben.',
  ],
  'panel.certificateFile': [
    'Eigenes Zertifikat',
    'Für https: own. Das Zertifikat und alle, die dafür bürgen, PEM.',
  ],
  'panel.keyFile': ['Eigener Schlüssel', 'Für https: own. Sein privater Schlüssel, PEM, ohne Kennwort.'],
  'panel.httpsPort': ['Port für HTTPS', 'TCP-Port von HTTPS. 0 nimmt irgendeinen freien.'],
  'panel.listen': [
    'Wer sie erreicht',
    'asked: dieses Gerät, und andere, sobald jemand mit `tactus panel` nach einem Code gefragt hat, solange der gilt, jemand gekoppelt ist oder Gäste dürfen. loopback: nur dieses Gerät. everywhere: andere auch, von Anfang an. Wer nicht gekoppelt ist, findet dort nur die Seite zum Koppeln.',
  ],
  'panel.allowedHosts': [
    'Weitere Namen',
    'Weitere Namen, mit Port, unter denen Browser sie erreichen, etwa durch einen Tunnel: localhost:8080.',
  ],
  'panel.maximumListeners': [
    'Zuhörer zugleich',
    'Abspieler von /stream.mp3 zur selben Zeit, drei Viertel davon von einer Adresse.',
  ],
  'panel.maximumViewers': [
    'Seiten zugleich',
    'Offene Seiten zur selben Zeit, drei Viertel davon von einer Adresse.',
  ],
  'panel.guests': [
    'Was Gäste dürfen',
    'Was jeder darf, der sie erreicht, ohne gekoppelt zu sein: play (starten und anhalten), skip (weiter), volume (Lautstärke und stumm).',
  ],
  'panel.guestVolumeMaximum01': [
    'Lautstärke für Gäste',
    'Wie laut Gäste sie stellen dürfen, ein Anteil der Obergrenze.',
  ],
  'panel.tapCodes': [
    'Code klopfen',
    'Ob ein Code in die Kopfhörer geklopft wird, wenn jemand im Netz danach fragt: untilAdmin (solange niemand gekoppelt ist, der alles darf), always (immer), never (nie). Höchstens dreimal, dann einmal in der Stunde; Anhalten oder Stummschalten beendet es.',
  ],
  'panel.kioskLock': [
    'Sperre für Bildschirme',
    'Für einen Bildschirm, an dem jeder vorbeikommt: Seiten auf diesem Gerät zeigen alles und ändern nur, was Gäste dürfen. `tactus panel` auf diesem Gerät darf weiter alles.',
  ],
  'network.hotspot': [
    'Eigenes WLAN',
    'Ein WLAN des Geräts, über NetworkManager: button macht es, wenn die Seite darum bittet; auto, für ein Board, das man trägt, auch wenn 60 s lang kein bekanntes Netz da war; off nie.',
  ],
  'log.level': ['Ab welcher Wichtigkeit', 'Die unwichtigste Meldung, die noch geschrieben wird.'],
  'log.format': [
    'Form der Meldungen',
    'auto: lesbar im Terminal, journal unter systemd, sonst Zeilen aus JSON.',
  ],
} satisfies OptionWords;
