import {
  IconBuildingWarehouse,
  IconHome,
  IconMapPin,
  IconMotorbike,
  type TablerIcon,
  IconTruck,
  IconUser,
} from '@tabler/icons-react';
import type { Parcel } from './follow';

export const holderIcons: Record<Parcel['custody'][number]['holder'], TablerIcon> = {
  sender: IconUser,
  carrier: IconTruck,
  hub: IconBuildingWarehouse,
  courier: IconMotorbike,
  pickup_point: IconMapPin,
  recipient: IconHome,
};
