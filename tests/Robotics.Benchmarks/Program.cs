using Robotics.Benchmarks;
using Robotics.Benchmarks.Apart;

return args switch
{
    ["faults", .. string[] rest] => await FaultBenchmark.RunAsync(rest, Console.Out, Console.Error),
    [HopServer.Verb, string address] => await HopServer.RunAsync(address),
    _ => BenchmarkCatalog.Run(args, Console.Out, Console.Error),
};
