/** Ways on which something comes that is not in our own words; what Home Assistant says comes over MQTT. */
export const ways = ['osc', 'mqtt', 'http', 'udp', 'midi', 'button'] as const;
export type Way = (typeof ways)[number];
