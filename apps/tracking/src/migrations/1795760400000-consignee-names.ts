import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ConsigneeNames1795760400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
      CREATE INDEX consignees_name ON consignees USING gin (name public.gin_trgm_ops);

      -- LIKE is not leakproof, so under row-level security no index may serve it. The owner of this function is not
      -- bound by the policy; the function holds the scope itself and gives ids only. Ids begin with their time, so the
      -- last ones are the newest parcels.
      CREATE FUNCTION consignees_like(pattern text, most integer) RETURNS SETOF uuid
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
      BEGIN
        RETURN QUERY EXECUTE
          'SELECT shipment_id FROM consignees WHERE name ILIKE $1 AND ($3 = ''*'' OR organisation_id::text = $3)
           ORDER BY shipment_id DESC LIMIT $2'
        USING pattern, most, current_setting('tuntas.scope', true);
      END $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION consignees_like; DROP INDEX consignees_name');
  }
}
