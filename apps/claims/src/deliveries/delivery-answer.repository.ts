import type { EntityManager } from 'typeorm';
import { DeliveryAnswerEntity } from './delivery-answer.entity';

/** False when this link gave this answer before; a second request at the same moment waits for the first. */
export async function insertAnswer(manager: EntityManager, row: DeliveryAnswerEntity): Promise<boolean> {
  const inserted = await manager
    .createQueryBuilder()
    .insert()
    .into(DeliveryAnswerEntity)
    .values(row)
    .orIgnore()
    .returning('id')
    .execute();
  return Array.isArray(inserted.raw) && inserted.raw.length > 0;
}

export const answersOf = (manager: EntityManager, link: string): Promise<DeliveryAnswerEntity[]> =>
  manager.find(DeliveryAnswerEntity, { where: { link }, order: { answeredAt: 'ASC', id: 'ASC' } });
