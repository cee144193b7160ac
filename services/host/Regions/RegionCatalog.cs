using Microsoft.Extensions.DependencyInjection;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Telemetry;
using Robotics.Protos.Brainstem;
using Robotics.Protos.Calls;
using Robotics.Protos.Cerebellum;
using Robotics.Protos.Cortex;
using Robotics.Protos.Episodes;
using Robotics.Protos.Hippocampus;
using Robotics.Protos.Thalamus;
using Robotics.Protos.Verifier;
using Robotics.Sim.Bodies;

namespace Robotics.Host.Regions;

/// <summary>The regions, from the body outwards.</summary>
internal static class RegionCatalog
{
    public const string Brainstem = "brainstem", Thalamus = "thalamus", Cerebellum = "cerebellum", Verifier = "verifier",
        Hippocampus = "hippocampus", Cortex = "cortex";

    public static ImmutableArray<Region> All { get; } =
    [
        new(Brainstem, [], typeof(IBody), AddBrainstem, AddBodyClient, routes =>
        {
            routes.MapBrainstem();
            routes.MapEpisodes();
        }),
        new(Thalamus, [Brainstem], typeof(IPerception), AddThalamus, AddPerceptionClient, r => r.MapThalamus()),
        new(Cerebellum, [Brainstem, Thalamus], typeof(ISkillExecutor), AddCerebellum, s => s.AddSingleton<ISkillExecutor>(p => new SkillExecutorClient(p.Channel(Cerebellum))), r => r.MapCerebellum()),
        new(Verifier, [], typeof(IVerifier), AddVerifier, s => s.AddSingleton<IVerifier>(p => new VerifierClient(p.Channel(Verifier))), r => r.MapVerifier()),
        new(Hippocampus, [], typeof(IMemory), AddHippocampus, s => s.AddSingleton<IMemory>(p => new MemoryClient(p.Channel(Hippocampus))), r => r.MapHippocampus()),
        new(Cortex, [Brainstem, Thalamus, Cerebellum, Verifier, Hippocampus], typeof(ITaskRunners), AddCortex, AddCortexClient, r => r.MapCortex()),
    ];

    public static IEnumerable<string> Names => All.Select(r => r.Name);

    /// <exception cref="RoboticsException">UnknownName: the message lists the regions.</exception>
    public static Region Get(string name) => All.FirstOrDefault(r => r.Name == name) ?? throw RoboticsException.Unknown("region", name, Names);

    /// <summary>The connection to a region elsewhere.</summary>
    public static RegionChannel Channel(this IServiceProvider services, string region) => services.GetRequiredKeyedService<RegionChannel>(region);

    private static void AddBrainstem(IServiceCollection services) => services
        .AddSingleton<IBody>(p => p.GetRequiredService<EpisodeHost>())
        .AddSingleton<IBodyOperator>(p => p.GetRequiredService<EpisodeHost>())
        .AddSingleton<IEpisodes>(p => p.GetRequiredService<EpisodeHost>())
        .AddSingleton(p => new BodySource(_ => new(p.GetRequiredService<EpisodeHost>())));

    private static void AddBodyClient(IServiceCollection services) => services
        .AddSingleton(p => new BodyClient(p.Channel(Brainstem), p.GetService<Sighting>()))
        .AddSingleton<IBody>(p => p.GetRequiredService<BodyClient>())
        .AddSingleton<IBodyOperator>(p => p.GetRequiredService<BodyClient>())
        .AddSingleton<IEpisodes>(p => new EpisodeClient(p.Channel(Brainstem)))
        .AddSingleton(p => new BodySource(async ct =>
        {
            BodyClient body = p.GetRequiredService<BodyClient>();
            await body.RefreshAsync(ct);
            return body;
        }));

    private static void AddThalamus(IServiceCollection services) => services.AddSingleton<ToldBody.Tale>().AddSingleton<IPerception>(p =>
    {
        BrainOptions options = p.GetRequiredService<HostConfiguration>().Brain;
        ToldBody.Tale told = p.GetRequiredService<ToldBody.Tale>();
        return new FreshPerception(p.GetRequiredService<BodySource>(), body => BrainParts.Perception(options, new ToldBody(body, told)));
    });

    /// <summary>What the body tells this process after each chunk is handed on, so that the thalamus need not ask for it.</summary>
    private static void AddPerceptionClient(IServiceCollection services) => services
        .AddSingleton(p => new Sighting(p.GetRequiredService<HostConfiguration>().Pace == Pace.Real ? RealTime.Sighting : null, TimeProvider.System))
        .AddSingleton<IPerception>(p => new PerceptionClient(p.Channel(Thalamus), p.GetRequiredService<Sighting>()));

    private static void AddCerebellum(IServiceCollection services) => services.AddSingleton<ISkillExecutor>(p =>
    {
        IPerception perception = p.GetRequiredService<IPerception>();
        BrainOptions options = p.GetRequiredService<HostConfiguration>().Brain;
        ExecutorFactory executors = p.GetRequiredService<ExecutorFactory>();
        return new FreshExecutor(p.GetRequiredService<BodySource>(), body =>
        {
            MujocoRobotModel model = BrainParts.Model(body.Description);
            return (executors.Create(body, perception, options, () => model), model);
        });
    });

    private static void AddVerifier(IServiceCollection services) => services.AddSingleton(p =>
    {
        RefuseWhatNeedsOneProcess(p.GetRequiredService<HostConfiguration>().Brain);
        return BrainParts.Verifier();
    });

    /// <exception cref="RoboticsException">Unsupported: the verifier that looks at pictures, or the rehearsal that copies the body, needs the body in its own process.</exception>
    public static void RefuseWhatNeedsOneProcess(BrainOptions options)
    {
        if (options.Rehearsal) throw new RoboticsException(ErrorCode.Unsupported, "Rehearsal (--rehearse) copies the simulated body, and works in one process only.");
        if (options.Verifier == BrainParts.ModelVerifierName)
            throw new RoboticsException(ErrorCode.Unsupported, $"The verifier '{options.Verifier}' works in one process only; regions apart have 'monitors'.");
    }

    private static void AddHippocampus(IServiceCollection services) =>
        services.AddSingleton(p =>
        {
            BrainOptions options = p.GetRequiredService<HostConfiguration>().Brain;
            IMemory memory = p.GetRequiredService<BrainFactory>().Memory(options);
            return options.MemoryFolder is { } folder ? new MeteredMemory(memory, folder) : memory;
        });

    private static void AddCortex(IServiceCollection services) => services
        .AddSingleton(p => new TaskRunnersHere(p))
        .AddSingleton<ITaskRunners>(p => p.GetRequiredService<TaskRunnersHere>())
        .AddSingleton(p => p.GetRequiredService<TaskRunnersHere>().Planner(p.GetRequiredService<HostConfiguration>().Brain));

    private static void AddCortexClient(IServiceCollection services) => services
        .AddSingleton<IPlanner>(p => new PlannerClient(p.Channel(Cortex)))
        .AddSingleton<ITaskRunners>(p => new TaskRunnersElsewhere(p.Channel(Cortex), p.GetRequiredService<IBodyOperator>()));
}
