import type { OptionWords } from '../settings/option-words.ts';

/** Every option in Portuguese. */
export default {
  'sensors.gpsd.enabled': ['GPS pelo gpsd', 'Ouvir o serviço de GPS gpsd.'],
  'sensors.gpsd.host': ['gpsd: máquina', 'Onde corre o gpsd: um nome ou um endereço.'],
  'sensors.gpsd.port': ['gpsd: porta', 'A porta TCP em que o gpsd escuta.'],
  'sensors.serialGps.enabled': [
    'Recetor GPS por cabo',
    'Ouvir um recetor GPS numa linha série ou USB, sem gpsd.',
  ],
  'sensors.serialGps.path': [
    'GPS por cabo: ficheiro',
    'O ficheiro do aparelho; os nomes em /dev/serial/by-id ficam iguais ao voltar a ligar.',
  ],
  'sensors.serialGps.baud': ['GPS por cabo: velocidade', 'Bits por segundo na linha; auto descobre-a.'],
  'sensors.bluetooth.devices': [
    'Sensores Bluetooth',
    'Sensores de baixo consumo a ouvir: cintas, sensores de pé, medidores de potência, passadeiras.',
  ],
  'sensors.bluetooth.footPodCounts': [
    'O que o sensor de pé conta',
    'O que um sensor de pé chama cadência: passos (steps) ou passadas de dois passos (strides). auto guia-se pelos números.',
  ],
  'sensors.bluetooth.wheelCircumferenceMeters': [
    'Perímetro da roda',
    'Para sensores de roda: quanto a roda anda numa volta, em metros. 700x25C são 2,105.',
  ],
  'sensors.headphones.enabled': [
    'Teclas dos fones',
    'Aceitar tocar, pausa, seguinte e anterior de fones Bluetooth (AVRCP), como leitor do BlueZ.',
  ],
  'sensors.headphones.devices': [
    'Fones',
    'Fones emparelhados a chamar no início; quem está aqui também tem as suas teclas ouvidas.',
  ],
  'sensors.motion.enabled': [
    'Sensor de movimento',
    'Ouvir um acelerómetro na placa (Industrial I/O do Linux).',
  ],
  'sensors.motion.device': [
    'Sensor de movimento: aparelho',
    'Nome ou nó do chip, como mpu6050 ou iio:device0. Vazio: o primeiro que houver.',
  ],
  'sensors.motion.rateHz': [
    'Sensor de movimento: ritmo',
    'Medições por segundo. Para passos são precisas 50.',
  ],
  'sensors.buttons.enabled': [
    'Botões',
    'Ouvir teclas: pinos GPIO, auscultadores, os botões de fones Bluetooth.',
  ],
  'sensors.buttons.devices': [
    'Botões: aparelhos',
    'Nomes de aparelhos de entrada, ou partes deles. Vazio: os que parecem botões.',
  ],
  'sensors.buttons.keys': [
    'Botões: funções',
    'Código da tecla para comando (toggle, play, stop, skip, lap, mute, volumeUp, volumeDown, button).',
  ],
  'sensors.osc.enabled': ['OSC', 'Aceitar medições e comandos por OSC (UDP).'],
  'sensors.osc.host': [
    'OSC: endereço',
    'Onde escutar: 127.0.0.1 para esta máquina, 0.0.0.0 para todos na rede.',
  ],
  'sensors.osc.port': ['OSC: porta', 'A porta UDP em que se escuta.'],
  'sensors.mqtt.enabled': ['MQTT', 'Aceitar medições e comandos por MQTT, e dizer lá como tudo está.'],
  'sensors.mqtt.url': [
    'MQTT: servidor',
    'O servidor: mqtt://maquina:1883, ou mqtts://maquina:8883 para TLS.',
  ],
  'sensors.mqtt.username': ['MQTT: nome', 'O nome para entrar, se o servidor quiser um.'],
  'sensors.mqtt.password': ['MQTT: palavra-passe', 'A palavra-passe para entrar.'],
  'sensors.mqtt.caFile': [
    'MQTT: ficheiro de certificado',
    'Um ficheiro PEM da autoridade em que confiar, para TLS próprio.',
  ],
  'sensors.mqtt.protocol': ['MQTT: versão', 'A versão de MQTT que o servidor fala.'],
  'sensors.mqtt.prefix': [
    'MQTT: começo dos tópicos',
    'Como começam todos os tópicos: os nossos são PREFIX/NODE/state, PREFIX/NODE/status e PREFIX/NODE/in/.',
  ],
  'sensors.mqtt.homeAssistant': [
    'Home Assistant',
    'Aparecer sozinho no Home Assistant, como aparelho com sensores e comandos.',
  ],
  'sensors.mqtt.node': [
    'MQTT: nome próprio',
    'O que distingue este Tactus de outros no mesmo servidor, em tópicos e nomes. Sem ele: o nome da máquina.',
  ],
  'sensors.map': [
    'Outros programas e botões',
    'Outros programas e botões a ouvir, cada um pelo que diz e onde: ver docs/senders.md. Programas conhecidos que enviam para a nossa porta não precisam de nada aqui.',
  ],
  'sensors.midi.enabled': ['MIDI', 'Ouvir entradas MIDI: notas, comandos, início e paragem.'],
  'sensors.midi.ports': ['MIDI: entradas', 'Nomes de entradas, ou partes deles. Vazio: todas.'],
  'sensors.midi.clock': [
    'MIDI: relógio',
    'O que é o relógio de outro sequenciador: nada (ignore), ou passos que a música segue (steps).',
  ],
  'body.sport': [
    'Desporto',
    'O que o corpo faz. auto distingue andar, correr e pedalar pela cadência e pela velocidade.',
  ],
  'body.restHeartRateBpm': [
    'Pulsação em repouso',
    'Batimentos por minuto em repouso. O esforço conta a partir daqui.',
  ],
  'body.maxHeartRateBpm': [
    'Pulsação máxima',
    'A mais alta, batimentos por minuto, acima da de repouso. Aqui o esforço é 1.',
  ],
  'body.heartRateZonesBpm': [
    'Zonas de pulsação',
    'A que pulsação começam as zonas 2, 3, 4 e 5, batimentos por minuto, a subir. Vazio: o esforço é a parte da reserva.',
  ],
  'body.maxAerobicSpeedMps': [
    'Velocidade sustentada',
    'A velocidade de corrida que se aguenta cerca de seis minutos, m/s. Aqui o esforço é 1.',
  ],
  'body.maxPowerWatts': [
    'Potência sustentada',
    'A potência na bicicleta que se aguenta cerca de seis minutos, watts. Aqui o esforço é 1.',
  ],
  'body.priorities': [
    'Em quem confiar mais',
    'Para uma grandeza (cadence, speed, heartRate, step, power): sensores pelo nome, o mais fiável primeiro. Os outros vêm depois.',
  ],
  'conductor.follow': [
    'Seguir',
    'O que marca o andamento. auto: os passos se os houver, senão a velocidade, senão a pulsação. target: a música conduz, até 3 %, enquanto o corpo acompanhar. link: o andamento e as batidas de uma sessão de Ableton Link, enquanto houver mais alguém nela; senão como auto.',
  ],
  'conductor.phaseOffsetMs': [
    'Batida e pé',
    'Quanto depois do pé se ouve a batida, ms; negativo: antes. auto: como a pessoa a tem por si, aprendido dos passos enquanto a música segue só o andamento, e depois mantido.',
  ],
  'conductor.speedTurnSeconds': [
    'Rapidez a seguir',
    'Quanto o andamento demora a seguir uma nova velocidade ou pulsação, segundos.',
  ],
  'conductor.referenceSpeedMps': [
    'Velocidade de referência',
    'A velocidade a que se ouve o andamento de referência, m/s. A partir deste par o andamento cresce com a velocidade.',
  ],
  'conductor.referenceTempoBpm': [
    'Andamento de referência',
    'O andamento à velocidade de referência, batidas por minuto. Uma batida é um passo.',
  ],
  'conductor.heartRateRatio': [
    'Batidas por batimento',
    'Quantas batidas da música por cada uma do coração, quando segue a pulsação.',
  ],
  'conductor.restingTempoBpm': [
    'Andamento de repouso',
    'Para onde desliza o andamento quando o corpo está parado ou nada se sabe, batidas por minuto.',
  ],
  'conductor.redLightSeconds': [
    'Semáforo vermelho',
    'Durante quanto tempo o andamento da corrida se mantém com quem corre parado, como num semáforo, antes de deslizar para o repouso, em segundos.',
  ],
  'conductor.glideSeconds': [
    'Duração do deslize',
    'Quanto demora o deslize até ao andamento de repouso, segundos.',
  ],
  'conductor.idleAfterSeconds': [
    'Quando não há ninguém',
    'Se nenhum sensor falou de um corpo durante este tempo, não há ninguém, segundos.',
  ],
  'conductor.idle': [
    'Sem ninguém',
    'O que a música faz então. play: continua no andamento de espera. stop: chega ao fim, e recomeça ao primeiro sinal de alguém.',
  ],
  'conductor.idleTempoBpm': [
    'Andamento de espera',
    'Para onde desliza o andamento quando não há ninguém, batidas por minuto; não quando é manual.',
  ],
  'conductor.manualTempoBpm': [
    'Andamento manual',
    'O andamento quando a música não segue ninguém (follow: manual), batidas por minuto.',
  ],
  'conductor.target': [
    'Meta',
    'Para onde a música conduz quando follow está em target. course: a uma cadência mais alta, em oito corridas.',
  ],
  'conductor.courseRaisePercent': [
    'Curso: aumento',
    'Quanto um curso que começa aumenta a cadência, em percentagem (5-7,5). Uma cadência mais alta exige mais dos gémeos.',
  ],
  'conductor.targetCadenceSpm': ['Meta: cadência', 'A cadência para onde conduz, passos por minuto.'],
  'conductor.targetSpeedMps': ['Meta: velocidade', 'A velocidade para onde conduz, m/s.'],
  'conductor.targetHeartRateLowBpm': [
    'Meta: pulsação mínima',
    'Abaixo desta pulsação a música puxa, batimentos por minuto.',
  ],
  'conductor.targetHeartRateHighBpm': [
    'Meta: pulsação máxima',
    'Acima desta pulsação a música trava, batimentos por minuto.',
  ],
  'conductor.style': [
    'Estilo',
    'O estilo a tocar, pelo nome que o modelo lhe dá, ou auto: a banda escolhe um para cada canção.',
  ],
  'conductor.key': [
    'Tom',
    'O tom de casa: uma nota e um modo (major, minor, dorian, mixolydian), ou auto: tirado da semente. Outro vale a partir da próxima secção.',
  ],
  'conductor.feel': [
    'Música por batida',
    'Quanta música cabe numa batida; half: quem corre a 170 ouve música a 85. auto: por estilo e andamento.',
  ],
  'conductor.tempoLowBpm': [
    'Andamento mais lento',
    'Quem se move mais devagar já não é seguido, batidas por minuto.',
  ],
  'conductor.tempoHighBpm': ['Andamento mais rápido', 'Mais depressa não toca, batidas por minuto.'],
  'conductor.energyLow01': ['Energia mínima', 'Por pouco que o corpo trabalhe.'],
  'conductor.energyHigh01': ['Energia máxima', 'Por muito que o corpo trabalhe.'],
  'conductor.energyBias': ['Energia', 'Soma-se à energia que o corpo dá.'],
  'conductor.brightnessBias': [
    'Brilho',
    'Soma-se ao brilho que a energia pede: um som mais escuro, ou mais brilhante.',
  ],
  'conductor.drumsBusyBias': [
    'Bateria, menos ou mais cheia',
    'Soma-se à quantidade de golpes que a energia pede ao baterista: menos, ou mais.',
  ],
  'conductor.drumsLooseBias': [
    'Bateria, mais certa ou mais solta',
    'Soma-se à soltura habitual do baterista no tempo: mais certa, na grelha, ou mais solta.',
  ],
  'conductor.densityBias': ['Densidade', 'Soma-se à densidade que a energia pede: menos notas, ou mais.'],
  'conductor.tempoBias': [
    'Mais ou menos depressa',
    'Quanto mais depressa do que aquilo que segue vai a música, como parte do andamento. Só com 0 a batida cai no pé.',
  ],
  'conductor.instruments.drums': ['Quem toca a bateria', 'auto: quem o estilo escolher para a peça.'],
  'conductor.instruments.bass': ['Quem toca o baixo', 'auto: quem o estilo escolher para a peça.'],
  'conductor.instruments.chords': ['Quem toca os acordes', 'auto: quem o estilo escolher para a peça.'],
  'conductor.instruments.lead': ['Quem toca a melodia', 'auto: quem o estilo escolher para a peça.'],
  'conductor.instruments.pad': ['Quem toca o fundo', 'auto: quem o estilo escolher para a peça.'],
  'conductor.workout': ['Treino', 'O treino para o qual se toca, pelo seu nome; none: nenhum.'],
  'conductor.workoutCountIn': [
    'Treino: contagem',
    'Batidas de madeira contam os dois últimos compassos antes de mudar um passo do treino.',
  ],
  'conductor.workoutFill': [
    'Treino: viragem',
    'A bateria preenche o último compasso antes de mudar um passo do treino.',
  ],
  'conductor.workoutSections': [
    'Treino: secções',
    'Com um passo do treino começa uma secção: um refrão para um intervalo, senão uma estrofe.',
  ],
  'conductor.workoutGraceSeconds': [
    'Treino: tolerância',
    'Durante este tempo depois de começar um passo, ninguém é avisado de que falha a meta, segundos.',
  ],
  'conductor.seed': [
    'Semente',
    'Semente de tudo o que o acaso tira. Mesma semente e mesmas medições: mesma música.',
  ],
  'composer.songMinutes': ['Duração de uma peça em minutos', 'Depois acaba no refrão seguinte.'],
  'composer.songBars': ['Duração de uma peça em compassos', 'Em vez de minutos.'],
  'composer.songKilometers': [
    'Duração de uma peça em quilómetros',
    'Em vez de minutos ou compassos: acaba no refrão a seguir a esta distância. Enquanto não se sabe a velocidade, contam minutos ou compassos.',
  ],
  'composer.temperature': [
    'Aventura',
    'Quão aventureira é a música: abaixo de 1 prefere-se a nota provável.',
  ],
  'composer.motifStrength': [
    'Volta dos motivos',
    'Com que força as secções que voltam trazem os seus motivos, e as novas os evitam; 0 nunca, 1 como pensado. Um tema canta-se sempre.',
  ],
  'composer.theme': ['Tema', 'Um ficheiro MIDI cuja melodia, até oito compassos, é o refrão de cada peça.'],
  'composer.model': [
    'Modelo',
    'Nome do modelo que escreve a música (ver Modelos). `small` para um Raspberry Pi Zero 2 W.',
  ],
  'composer.precision': [
    'Forma de calcular',
    'Como o modelo calcula: int8 (pequeno e rápido) ou fp32 (para comparar).',
  ],
  'composer.jamRole': [
    'Quem toca junto assume',
    'A parte que assume uma pessoa num teclado MIDI: baixo, acordes ou melodia.',
  ],
  'composer.horizonSeconds': [
    'Avanço da escrita',
    'Com quanto avanço se escreve a música, segundos. Mais aguenta pausas maiores; o que está escrito reescreve-se quando estilo ou energia mudam.',
  ],
  'composer.lateSeconds': [
    'Quando é tarde',
    'Um compasso que a rede não escreveu este tempo antes de começar é escrito pelo compositor de reserva, segundos.',
  ],
  'player.synth': [
    'Sintetizador',
    'O FluidSynth instalado (native), a sua versão WebAssembly (wasm), ou o que houver.',
  ],
  'player.soundFontPath': [
    'Outro SoundFont',
    'Outro SoundFont em vez do que vem com o Tactus: SF2, ou SF3 onde o FluidSynth está instalado.',
  ],
  'player.polyphony': [
    'Vozes ao mesmo tempo',
    'Menos gastam menos processador; acima disso cortam-se as mais baixas.',
  ],
  'player.sampleRateHz': [
    'Taxa de amostragem',
    'Amostras por segundo de todo o som, Hz: dispositivos, transmissão, ficheiros. 44100 é para dispositivos e programas que não aceitam outra coisa e custa um pouco menos; um ficheiro Opus só tem 48000.',
  ],
  'player.reverb': [
    'Reverberação',
    'Uma sala à volta da banda, mais seca nas estrofes, mais presente nas pausas e no fim. Desligada poupa entre um décimo e um quinto do que o som custa.',
  ],
  'player.chorus': [
    'Largura',
    'Alarga os fundos, menos os acordes e menos ainda a melodia; sobretudo no refrão. Em mono nada muda. Desligada poupa um vigésimo do que o som custa.',
  ],
  'player.volume01': [
    'Volume de partida',
    'Volume no primeiro início de todos, parte do teto; depois, o último que se definiu.',
  ],
  'player.startVolume01': [
    'Volume em cada início',
    'Parte do teto: mais baixo do que o último, nunca mais alto. Sem valor: como da última vez.',
  ],
  'player.volumeCeiling01': [
    'Teto do volume',
    'Nenhum volume passa daqui, peça quem pedir: pelos ouvidos e pelas colunas.',
  ],
  'player.partGainsDb.drums': ['Volume: bateria', 'Quanto mais alto do que o normal, dB; −60 é silêncio.'],
  'player.partGainsDb.bass': ['Volume: baixo', 'Quanto mais alto do que o normal, dB; −60 é silêncio.'],
  'player.partGainsDb.chords': ['Volume: acordes', 'Quanto mais alto do que o normal, dB; −60 é silêncio.'],
  'player.partGainsDb.lead': ['Volume: melodia', 'Quanto mais alto do que o normal, dB; −60 é silêncio.'],
  'player.partGainsDb.pad': ['Volume: fundo', 'Quanto mais alto do que o normal, dB; −60 é silêncio.'],
  'player.driveDb': ['Ganho', 'Ganho antes do limitador, dB. Mais é mais alto e mais achatado.'],
  'player.maxPhasePull01': [
    'Puxão para o pé',
    'Quanto se dobra no máximo o andamento para a batida cair no pé, em parte dele. 0: só o andamento.',
  ],
  'player.bufferMs': [
    'Reserva',
    'Som feito com avanço sobre o ouvido, ms. Sem valor: 100 com dianteira, 200 sem. Mais aguenta mais carga; andamento e batida são corrigidos de qualquer forma.',
  ],
  'player.realtimePriority': [
    'Dianteira',
    'Prioridade que se pede para o som (SCHED_RR). 0: não pedir. Uma recusa só é anotada.',
  ],
  'outputs.use': [
    'Saídas',
    'Para onde vai a música. Cada uma é um nome curto (alsa, alsa:APARELHO, null, stream, wav:FICHEIRO) ou uma entrada com type e opções, como { type: alsa, device: hw:0, delayMs: 40 }. Vazio: a placa de som, logo que haja, e a transmissão.',
  ],
  'outputs.reference': [
    'Quem marca o tempo',
    'A saída que dá o passo e cujo atraso se compensa, pelo nome curto. Sem valor: a primeira alsa.',
  ],
  'voice.enabled': [
    'Avisos falados',
    'Diz por cima da música o que acontece na corrida, e a música recua: em palavras onde o espeak-ng está instalado, senão com tons.',
  ],
  'voice.language': ['Avisos: língua', 'O que se fala: inglês, português ou alemão.'],
  'voice.sensors': [
    'Avisos: sensores',
    'Diz quando um sensor esteve calado durante 10 s, e quando está de volta.',
  ],
  'voice.laps': ['Avisos: voltas', 'Diz cada volta do botão de volta, e o seu tempo.'],
  'voice.zones': ['Avisos: zonas cardíacas', 'Diz a zona do coração, depois de 10 s nela.'],
  'voice.intervals': [
    'Avisos: treino',
    'Diz que passo de um treino começa, quanto dura e qual é o seu alvo.',
  ],
  'voice.kilometres': ['Avisos: quilómetros', 'Diz cada quilómetro, e o seu tempo.'],
  'voice.welcome': [
    'Avisos: boas-vindas',
    'Diz uma vez quem toca e onde está a página: quando o serviço toca pela primeira vez e tem rede. Também onde mais nada se diz.',
  ],
  'taste.learns': [
    'Aprender o gosto',
    'O que agrada, o que se salta e a regularidade das pernas ensinam como devem ser as canções, no que se deixa à banda: o estilo (onde o estilo está em auto), a formação, a densidade. Fica neste aparelho; apaga-se na página «Música».',
  ],
  'ghost.session': [
    'Contra si mesmo: corrida',
    'Uma corrida anterior toca uma parte da banda: se passou aqui mais cedo, ouve-se mais forte e da direita; se mais tarde, mais suave e da esquerda. last: a última deste caminho (sem posições: a última com uma distância); best: a mais rápida das que tiveram o mesmo comprimento; ou o identificador de uma corrida. off: nenhuma.',
  ],
  'ghost.part': ['Contra si mesmo: parte', 'A parte que ela toca.'],
  scenes: [
    'Cenas',
    'O que se pode desejar de uma vez, por um nome: cada uma define o que diz e deixa o resto. Mais cómodo na página Cenas. A cena seguinte é a seguinte nesta lista.',
  ],
  schedule: [
    'Horário',
    'O que acontece à hora marcada: escolhe-se uma cena, a música começa (playing: true) ou chega ao fim (false). Horas como 22:00, na hora local.',
  ],
  'link.enabled': [
    'Ableton Link',
    'Participar numa sessão de Ableton Link, por um Carabiner que corre neste aparelho. A música conduz a sessão, ou segue-a onde conductor.follow é link.',
  ],
  'link.host': [
    'Carabiner: máquina',
    'Onde corre o Carabiner: nome ou endereço de uma máquina. Ele só ouve a sua própria.',
  ],
  'link.port': ['Carabiner: porta', 'A porta TCP em que o Carabiner ouve.'],
  'link.offsetMs': [
    'Link: desvio',
    'Quanto tempo depois da batida do Link se ouve a nossa, ms; negativo: antes.',
  ],
  'link.startStop': [
    'Link: começo e fim',
    'Enquanto conduz, dizer à sessão quando a música começa e quando para.',
  ],
  'recorder.enabled': [
    'Gravar corridas',
    'Guardar de cada sessão um diário na pasta de dados: medições, desejos e notas, cerca de 2 MB por hora. docs/sessions.md diz o que lá está.',
  ],
  'recorder.keepDays': ['Guardar: dias', 'Sessões mais antigas saem, dias.'],
  'recorder.keepMegabytes': [
    'Guardar: megabytes',
    'Quando todas as sessões ocupam mais, saem as mais antigas, megabytes.',
  ],
  'recorder.whenEnded.command': [
    'Depois da sessão: comando',
    'Corre quando uma sessão acabou e fica guardada: um programa e os seus argumentos, sem shell; atrás deles vem a pasta com os ficheiros. Só se muda no próprio ficheiro. Vazio: nenhum.',
  ],
  'recorder.whenEnded.folder': [
    'Depois da sessão: pasta',
    'Quando uma sessão acabou e fica guardada, os seus ficheiros são copiados para esta pasta, numa própria. Só se muda no próprio ficheiro. Sem nada: para lado nenhum.',
  ],
  'recorder.whenEnded.mqtt': [
    'Depois da sessão: MQTT',
    'Quando uma sessão acabou e fica guardada, diz-se ao broker (PREFIX/NODE/session/ended). Precisa de sensors.mqtt.enabled.',
  ],
  'recorder.whenEnded.files': [
    'Depois da sessão: ficheiros',
    'Que ficheiros se fazem de uma sessão para o comando, a pasta e o MQTT.',
  ],
  'panel.port': ['Porta', 'Porta TCP da página, da transmissão e da API. 0 usa uma livre qualquer.'],
  'panel.https': [
    'HTTPS',
    'O mesmo por HTTPS, enquanto entram outros além desta máquina: com um certificado de uma autoridade feita neste aparelho (local; /ca na página diz como um telefone aprende a confiar nela), ou com ficheiros próprios (own). O HTTP simples continua ao lado.',
  ],
  'panel.certificateFile': [
    'Certificado próprio',
    'Para https: own. O certificado e todos os que o abonam, PEM.',
  ],
  'panel.keyFile': ['Chave própria', 'Para https: own. A sua chave privada, PEM, sem frase-passe.'],
  'panel.httpsPort': ['Porta de HTTPS', 'Porta TCP de HTTPS. 0 usa uma livre qualquer.'],
  'panel.listen': [
    'Quem a alcança',
    'asked: esta máquina, e outros logo que alguém peça um código com `tactus panel`, enquanto ele servir, alguém estiver emparelhado ou as visitas puderem. loopback: só esta máquina. everywhere: outros também, desde o início. Quem não está emparelhado só lá encontra a página para o fazer.',
  ],
  'panel.allowedHosts': [
    'Outros nomes',
    'Outros nomes, com porta, por que os navegadores a alcançam, como através de um túnel: localhost:8080.',
  ],
  'panel.maximumListeners': [
    'Ouvintes ao mesmo tempo',
    'Leitores de /stream.mp3 ao mesmo tempo, três quartos deles de um endereço.',
  ],
  'panel.maximumViewers': [
    'Páginas ao mesmo tempo',
    'Páginas abertas ao mesmo tempo, três quartos delas de um endereço.',
  ],
  'panel.guests': [
    'O que as visitas podem',
    'O que pode quem a alcança sem estar emparelhado: play (tocar e parar), skip (saltar), volume (e calar).',
  ],
  'panel.guestVolumeMaximum01': [
    'Volume das visitas',
    'Até onde as visitas podem subir o volume, parte do teto.',
  ],
  'panel.tapCodes': [
    'Bater o código',
    'Se um código se bate nos fones para quem na rede o pedir: untilAdmin (enquanto não há ninguém emparelhado que possa tudo), always (sempre), never (nunca). No máximo três vezes, depois uma por hora; parar ou calar acaba com isso.',
  ],
  'panel.kioskLock': [
    'Fecho para ecrãs',
    'Para um ecrã por onde passa toda a gente: as páginas nesta máquina mostram tudo e só mudam o que as visitas podem. `tactus panel` nesta máquina continua a poder tudo.',
  ],
  'network.hotspot': [
    'Rede própria',
    'Um Wi-Fi do aparelho, pelo NetworkManager: button cria-o quando a página pede; auto, para uma placa que se leva, também quando durante 60 s não houve rede conhecida; off nunca.',
  ],
  'log.level': ['A partir de que importância', 'A mensagem menos importante que ainda se escreve.'],
  'log.format': [
    'Forma das mensagens',
    'auto: legível num terminal, journal sob systemd, senão linhas de JSON.',
  ],
} satisfies OptionWords;
