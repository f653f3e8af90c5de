import 'reflect-metadata';
import { bootstrap, loadConfig } from '@tuntas/platform';
import { AppModule } from './app.module';
import { notificationsConfig } from './config';

const config = loadConfig(notificationsConfig);

void bootstrap({ service: 'notifications', module: AppModule.forRoot(config), config });
