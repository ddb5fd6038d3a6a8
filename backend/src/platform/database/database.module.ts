import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CONFIG, type Config } from '../config/config.js';
import { Transactions } from './transactions.js';
import { IndexBuilder } from './index-builder.js';

@Global()
@Module({
  imports: [
    MongooseModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        uri: config.mongodbUri,
        autoIndex: false,
        autoCreate: false,
        bufferCommands: false,
        writeConcern: { w: 'majority' as const, j: true },
        retryWrites: true,
        serverSelectionTimeoutMS: 5_000,
        // A frozen server is noticed after both together, and what waits for it ends then.
        heartbeatFrequencyMS: 3_000,
        connectTimeoutMS: 3_000,
        maxPoolSize: 40,
      }),
    }),
  ],
  providers: [Transactions, IndexBuilder],
  exports: [Transactions, IndexBuilder],
})
export class DatabaseModule {}
