import 'reflect-metadata';
import { bootstrap, loadConfig } from '@tuntas/platform';
import { AppModule } from './app.module';
import { trackingConfig } from './config';

const config = loadConfig(trackingConfig);
void bootstrap({ service: 'tracking', module: AppModule.forRoot(config), config });
