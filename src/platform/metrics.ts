import { collectDefaultMetrics, Gauge, Histogram, Registry, type OpenMetricsContentType } from 'prom-client';
import type { Connections } from './database/driver.ts';
import type { AnsweredRequest } from './http/requestLog.ts';

/** Figures of the running server for whoever watches it: how many, how long, how full. Nothing about whom. */
export type Metrics = {
  readonly contentType: string;
  request(request: AnsweredRequest): void;
  /** A job of the server's own ended. @param at when */
  job(name: string, ended: 'well' | 'badly', at: Date): void;
  /** @param age seconds since the last good backup of the association that has waited longest; asked each time somebody reads */
  backups(age: () => number): void;
  /** All of them, in the OpenMetrics text format. */
  text(): Promise<string>;
};

/** Seconds; the page limit of 100 ms is one of them. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** @param connections asked each time somebody reads the figures */
export function openMetrics(connections: () => Connections): Metrics {
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'samla_http_request_duration_seconds',
    help: 'Time from a request to its whole answer, by operation and status.',
    labelNames: ['operation', 'method', 'status'] as const,
    buckets: BOUNDS,
    registers,
  });
  const jobs = new Gauge({
    name: 'samla_job_ended_timestamp_seconds',
    help: 'When a job of the server last ended, by how.',
    labelNames: ['job', 'ended'] as const,
    registers,
  });
  const pool = new Gauge({
    name: 'samla_database_connections',
    help: 'Connections to the database: open, idle among them, and requests that wait for one.',
    labelNames: ['state'] as const,
    registers,
  });
  let backupAge = (): number => Infinity;
  const backup = new Gauge({
    name: 'samla_backup_age_seconds',
    help: 'Seconds since the last good backup of the association that has waited longest; infinite where one has none or none are made.',
    registers,
  });
  return {
    contentType: registry.contentType,
    request: ({ operation, method, status, milliseconds }) => requests.observe({ operation, method, status }, milliseconds / 1000),
    job: (name, ended, at) => jobs.set({ job: name, ended }, at.getTime() / 1000),
    backups: (age) => void (backupAge = age),
    text: () => {
      backup.set(backupAge());
      for (const [state, count] of Object.entries(connections())) pool.set({ state }, count);
      return registry.metrics();
    },
  };
}
