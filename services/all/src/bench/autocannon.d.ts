declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    duration: number;
    requests: readonly object[];
  }
  interface Run {
    errors: number;
    statusCodeStats: Record<string, { count: number }>;
    requests: { average: number };
    latency: { p50: number; p99: number };
  }
  export default function autocannon(options: Options): Promise<Run>;
}
