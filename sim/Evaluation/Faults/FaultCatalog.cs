using Robotics.Sim.Bodies;

namespace Robotics.Sim.Evaluation.Faults;

/// <summary>The faults by name, and how they are put around a driver.</summary>
public static class FaultCatalog
{
    /// <summary>From the physics outwards: what is done to the world, to commands, to what is seen, and when it is seen.</summary>
    private static readonly ImmutableArray<(string Name, bool ChangesModel, Func<FaultSetup, FaultyDriver> Make)> Known =
    [
        ("nudge", false, s => new Nudge(s)),
        ("knock", false, s => new Knock(s)),
        ("slip", true, s => new Slip(s)),
        ("stick", true, s => new Stick(s)),
        ("distractor", false, s => new Distractor(s)),
        ("drop-actions", false, s => new DroppedActions(s)),
        ("slow-gripper", false, s => new SlowGripper(s)),
        ("pose-noise", false, s => new PoseNoise(s)),
        ("late", false, s => new Late(s)),
        ("frozen", false, s => new Frozen(s)),
    ];

    public static ImmutableArray<string> Names { get; } = [.. Known.Select(k => k.Name)];

    /// <summary>The driver with the faults of an episode around it; the same seed, suite and episode give the same faults, bit for bit.</summary>
    /// <exception cref="RoboticsException">Unsupported: a fault changes the model, and the episode was opened without one of its own; or the driver is no simulation.</exception>
    public static ISimulatedDriver Around(ISimulatedDriver driver, FaultOptions options, long seed, string suite, long episode)
    {
        if (!options.Any) return driver;
        if (driver is not ISimulationOwner { Simulation: { } simulation })
            throw new RoboticsException(ErrorCode.Unsupported, $"Faults are put into simulations, and {driver.GetType().Name} is none.");
        ISimulatedDriver faulty = driver;
        foreach ((string name, bool changesModel, Func<FaultSetup, FaultyDriver> make) in Chosen(new FaultSetup(driver, options, seed, suite, episode)))
        {
            if (changesModel && !simulation.MayChangeModel)
                throw new RoboticsException(ErrorCode.Unsupported, $"The fault {name} needs an episode with a model of its own.");
            faulty = make(new FaultSetup(faulty, options, seed, suite, episode));
        }

        return faulty;
    }

    /// <summary>What the faults around a driver have done so far.</summary>
    public static ImmutableArray<FaultFired> FiredBy(ISimulatedDriver driver) => driver is FaultyDriver faulty ? faulty.Fired : [];

    private static IEnumerable<(string Name, bool ChangesModel, Func<FaultSetup, FaultyDriver> Make)> Chosen(FaultSetup setup)
    {
        RandomStream random = setup.Draw("faults");
        ImmutableArray<string> names = setup.Options.Names;
        bool[] drawn = [.. Known.Select(_ => random.NextDouble() < 0.5)];
        int always = random.NextIndex(Known.Length);
        for (int i = 0; i < Known.Length; i++)
        {
            bool mixed = names.Contains(FaultOptions.Mixed) && (drawn[i] || i == always);
            if (mixed || names.Contains(Known[i].Name)) yield return Known[i];
        }
    }
}
