import type { board as english } from '../../en/ops/board';
import type { Translation } from '../../dictionary';

export const board: Translation<typeof english> = {
  board: {
    title: 'Papan SLA',
    lead: 'Janji hari ini dan apa di baliknya. Keadaan',
    overdue: 'Terlambat sekarang',
    dueToday: 'Jatuh tempo hari ini',
    kept: 'Ditepati',
    missed: 'Terlewat',
    stillOpen: 'Masih terbuka',
    open: 'Kasus terbuka',
    promises: 'Janji hari ini',
    breaches: 'Keterlambatan menurut sebab',
    reason: 'Sebab',
    missedBy: 'Janji terlewat menurut alasan',
    noneMissed: 'Tidak ada janji yang terlewat pada hari-hari ini.',
    noBreach: 'Tidak ada yang terlambat.',
    ageing: 'Umur kasus terbuka',
    age: 'Hari sejak diajukan',
    days: '{{from}} sampai {{to}}',
    older: '{{from}} atau lebih',
    load: 'Beban per petugas',
    agent: 'Petugas',
    trend: 'Janji dari hari ke hari',
    day: 'Hari',
    late: 'Terlambat',
    inTime: 'Tepat waktu',
    none: 'Tidak ada yang jatuh tempo.',
    nobody: 'Belum ada yang mengerjakan klaim.',
    loadOfCap: '{{load}} dari {{cap}} ditinjau',
  },
};
