using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;
using Robotics.Sim.Libero.Description;
using Robotics.Sim.Libero.Simulation;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Sim.Libero.Measurement;

/// <summary>Measures what a task's simulation costs.</summary>
public sealed class LiberoBench
{
    private const int Calls = 2000;

    private readonly TaskModel _task;
    private readonly RobotDefinition _panda;
    private readonly BenchOptions _options;
    private readonly TimeProvider _clock;
    private readonly double[][] _actions;

    /// <exception cref="RoboticsException">MissingDependency: a file of the task is absent. MalformedFile: one is damaged.</exception>
    public LiberoBench(LiberoFiles files, LiberoTask task, RobotDefinition panda, BenchOptions options, TimeProvider clock)
    {
        (_task, _panda, _options, _clock) = (TaskModels.Of(files, task), panda, options, clock);
        RandomStream random = new(0, 0, "bench actions");
        _actions = new double[options.Steps][];
        for (int step = 0; step < options.Steps; step++)
        {
            _actions[step] = new double[LiberoSimulation.ActionLength];
            for (int i = 0; i < LiberoSimulation.ActionLength; i++) _actions[step][i] = random.NextBetween(-0.5, 0.5);
        }
    }

    public BenchResult Run()
    {
        (double fast, double exact, double bare, double bytes) = Steps();
        double one = Workers(1);
        return new BenchResult
        {
            Task = _task.Task,
            Fast = fast,
            Exact = exact,
            Bare = bare,
            BytesPerStep = bytes,
            Control = Control(),
            Observation = Observation(),
            Render = _options.Cameras > 0 ? Render() : null,
            Reset = Resets(),
            Load = Loads(PhysicsOnly.Of(_task.Scene)),
            LoadPictures = _options.Cameras > 0 ? Loads(_task.Scene) : null,
            WallStepsPerSecond = (one, _options.Workers > 1 ? Workers(_options.Workers) : one),
        };
    }

    /// <summary>The three loops take turns, so that what disturbs one disturbs the others too.</summary>
    private (double Fast, double Exact, double Bare, double Bytes) Steps()
    {
        double[][] controls = RecordControls();
        (double fast, double exact, double bare) = (double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
        double bytes = double.PositiveInfinity;
        for (int round = 0; round <= _options.Rounds; round++)
        {
            using LiberoSimulation inFast = Begin(PhysicsMode.Fast), inExact = Begin(PhysicsMode.Exact), native = Begin(PhysicsMode.Fast);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            double a = CpuClock.Time(() => Play(inFast));
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            double b = CpuClock.Time(() => PlayBare(native.Data, controls));
            double c = CpuClock.Time(() => Play(inExact));
            if (round == 0) continue;
            (fast, bare, exact) = (Math.Min(fast, a), Math.Min(bare, b), Math.Min(exact, c));
            bytes = Math.Min(bytes, allocated);
        }

        // What is left of a round are the two delegates and the readings of the clock.
        const double Harness = 1024;
        return (fast / _options.Steps, exact / _options.Steps, bare / _options.Steps, bytes < Harness ? 0 : bytes / _options.Steps);
    }

    private double[][] RecordControls()
    {
        List<double[]> controls = [];
        using LiberoSimulation simulation = Begin(PhysicsMode.Fast);
        simulation.ControlsSet = data => controls.Add(data.Ctrl.ToArray());
        Play(simulation);
        return [.. controls];
    }

    private void Play(LiberoSimulation simulation)
    {
        foreach (double[] action in _actions) simulation.Step(action);
    }

    private static void PlayBare(MujocoData data, double[][] controls)
    {
        foreach (double[] control in controls)
        {
            data.Step1();
            control.CopyTo(data.Ctrl);
            data.Step2();
        }
    }

    private double Control()
    {
        using LiberoSimulation simulation = Begin(PhysicsMode.Fast);
        return CpuClock.Best(_options.Rounds, () =>
        {
            for (int call = 0; call < Calls; call++) simulation.DriveOnly();
        }) / Calls * LiberoSimulation.Substeps;
    }

    private double Observation()
    {
        using LiberoArm arm = Arm(default);
        BodyState state = new(PandaAddresses.Joints);
        return CpuClock.Best(_options.Rounds, () =>
        {
            for (int call = 0; call < Calls; call++)
            {
                arm.Read(ref state);
                arm.ReadTracks();
            }
        }) / Calls;
    }

    private PictureCost Render()
    {
        using LiberoArm exact = Arm(new PictureOptions(Fast: false)), fast = Arm(new PictureOptions(Fast: true));
        ImmutableArray<CameraRequest> requests = [.. exact.Describe().Cameras.Select(camera => new CameraRequest(camera.Name, _options.Cameras, _options.Cameras))];
        double difference = requests.Average(request => Difference(exact.Capture(request).Rgb.Span, fast.Capture(request).Rgb.Span));
        return new PictureCost(Pictures(exact, requests), Pictures(fast, requests), difference);
    }

    private double Pictures(LiberoArm arm, ImmutableArray<CameraRequest> requests)
    {
        const int Pictures = 5;
        return CpuClock.Best(_options.Rounds, () =>
        {
            for (int picture = 0; picture < Pictures; picture++)
            {
                foreach (CameraRequest request in requests) arm.Capture(request);
            }
        }) / Pictures;
    }

    private static double Difference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        long sum = 0;
        for (int i = 0; i < a.Length; i++) sum += Math.Abs(a[i] - b[i]);
        return (double)sum / a.Length;
    }

    private double Resets() => CpuClock.Best(_options.Rounds, () =>
    {
        using LiberoSimulation simulation = Begin(PhysicsMode.Fast);
    });

    private (double Compile, double Cached) Loads(SceneModel scene)
    {
        string folder = Directory.CreateTempSubdirectory("robotics-models").FullName;
        try
        {
            ModelCache cache = new(folder);
            double compile = CpuClock.Best(2, () => MujocoModel.FromXml(scene.Xml, scene.Files).Dispose());
            cache.Load(scene.Xml, scene.Files).Dispose();
            return (compile, CpuClock.Best(_options.Rounds, () => cache.Load(scene.Xml, scene.Files).Dispose()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Control steps a second of wall time, of all workers together.</summary>
    private double Workers(int count)
    {
        double best = 0;
        for (int round = 0; round < _options.Rounds; round++)
        {
            LiberoSimulation[] simulations = [.. Enumerable.Range(0, count).Select(_ => Begin(PhysicsMode.Fast))];
            Thread[] threads = [.. simulations.Select(simulation => new Thread(() => Play(simulation)))];
            long start = _clock.GetTimestamp();
            foreach (Thread thread in threads) thread.Start();
            foreach (Thread thread in threads) thread.Join();
            best = Math.Max(best, count * _options.Steps / _clock.GetElapsedTime(start).TotalSeconds);
            foreach (LiberoSimulation simulation in simulations) simulation.Dispose();
        }

        return best;
    }

    private LiberoSimulation Begin(PhysicsMode mode)
    {
        LiberoSimulation simulation = LiberoSimulation.Begin(_task, new StartOptions(0, 1, mode, DropDeepBoxContacts: false));
        simulation.SetState(_task.Inits[0]);
        return simulation;
    }

    private LiberoArm Arm(PictureOptions pictures)
    {
        ImmutableArray<int> order = [.. Enumerable.Range(0, LiberoDescription.CountOf(_task.Scene))];
        return new LiberoArm(Begin(PhysicsMode.Fast), _task, LiberoDescription.Of(_task.Scene, _task.Compiled, _panda, order), pictures);
    }
}
