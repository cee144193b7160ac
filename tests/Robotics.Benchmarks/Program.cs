return Robotics.Benchmarks.BenchmarkCatalog.Run(args, Console.Out, Console.Error);
