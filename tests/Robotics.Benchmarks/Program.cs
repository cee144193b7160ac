using Robotics.Benchmarks;
using Robotics.Benchmarks.Apart;

return args switch
{
    ["faults", .. string[] rest] => await FaultBenchmark.RunAsync(rest, Console.Out, Console.Error),
    ["calm", .. string[] rest] => await CalmBenchmark.RunAsync(rest, Console.Out, Console.Error),
    [HopServer.Verb, string address, ..] => await HopServer.RunAsync(address, args.ElementAtOrDefault(2)),
    [RosPeer.Verb, string peer, ..] => await RosPeer.RunAsync(peer),
    _ => BenchmarkCatalog.Run(args, Console.Out, Console.Error),
};
