/** What the command line reads from its environment; the local stack sets all of it. */
export interface Environment {
  readonly url: string | undefined;
  readonly shipperKey: string | undefined;
  readonly staffKey: string | undefined;
  readonly approverKey: string | undefined;
  /** Where the person stood who typed `npm run`, which itself moves to the project's folder. */
  readonly folder: string;
}

export const readEnvironment = (env: Record<string, string | undefined> = process.env): Environment => ({
  url: env['TUNTAS_URL'] || env['PUBLIC_URL'] || undefined,
  shipperKey: env['TUNTAS_SHIPPER_KEY'] || undefined,
  staffKey: env['TUNTAS_STAFF_KEY'] || undefined,
  approverKey: env['TUNTAS_APPROVER_KEY'] || undefined,
  folder: env['INIT_CWD'] || process.cwd(),
});
