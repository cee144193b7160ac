using Robotics.Benchmarks;

return args is [RosPeer.Verb, ..] ? await RosPeer.RunAsync(args[1]) : BenchmarkCatalog.Run(args, Console.Out, Console.Error);
