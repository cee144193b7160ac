using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Bddl;
using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Seeding;

/// <summary>The random start of a task: the draws of the original's reset, in its order, so that the same seed gives the same places.</summary>
internal sealed class SeededReset
{
    private const int ArmJoints = 7;
    private const double ObjectHeight = 0.01;

    private readonly SceneModel _scene;
    private readonly ImmutableArray<ObjectModel> _things;
    private readonly ImmutableArray<(ImmutableArray<int> Joints, double Low, double High)> _joints;
    private readonly ImmutableArray<SpotSampler> _onWorkspace;
    private readonly ImmutableArray<(SpotSampler Sampler, string Target, int Site, bool OnTop)> _onSites;
    private readonly ImmutableArray<(SpotSampler Sampler, string Target)> _onObjects;

    /// <param name="scene">The task's scene.</param>
    /// <param name="model">The scene compiled, for the sizes of sites.</param>
    /// <exception cref="RoboticsException">MalformedFile: the initial state speaks of something that is not there.</exception>
    public SeededReset(SceneModel scene, MujocoModel model)
    {
        _scene = scene;
        _things = [.. scene.Objects, .. scene.Fixtures];
        ImmutableArray<BddlPredicate> init = scene.Problem.Init;
        _joints = [.. init.Where(p => p.Place is null).Select(p => JointsOf(p, model))];
        _onWorkspace = [.. init.Where(p => p.Name == "on" && IsWorkspace(p)).Select(OnWorkspace)];
        _onSites =
        [
            .. init.Where(p => p.Name == "on" && IsSite(p)).Select(p => OnSite(p, model)),
            .. init.Where(p => p.Name == "in").Select(p => InSite(p, model)),
        ];
        _onObjects = [.. init.Where(p => p.Name == "on" && scene.Objects.Any(o => o.Name == p.Place)).Select(OnObject)];
    }

    /// <summary>Draws reset number <paramref name="index"/> (from 0) after the generator was seeded.</summary>
    /// <param name="random">The generator, which goes on from reset to reset.</param>
    /// <param name="index">How many resets went before.</param>
    /// <param name="scratch">A simulation of the model as it was compiled; its state is overwritten.</param>
    public StartPlacement Draw(LegacyRandom random, int index, MujocoData scratch)
    {
        // Noise of the arm's start, times zero.
        for (int joint = 0; joint < ArmJoints; joint++) random.Normal();
        List<(int Address, double Position)> joints = DrawJoints(random, index);
        List<Placement> placed = [];
        foreach (SpotSampler sampler in _onWorkspace) placed.Add(sampler.Draw(_scene.Class.WorkspaceOffset, Vec3.Zero, placed, random));
        if (_onSites.Length > 0) ComputeSites(scratch, joints);
        foreach ((SpotSampler sampler, string target, int site, bool onTop) in _onSites)
        {
            Placement below = placed.Single(p => p.Thing.Name == target);
            Vec3 origin = onTop ? below.Position + new Vec3(0, 0, below.Thing.Top) : below.Position;
            Vec3 siteInWorld = scratch.SitePosition(site);
            placed.Add(sampler.Draw(origin, below.Quaternion.AsRotation() * siteInWorld, placed, random));
        }

        foreach ((SpotSampler sampler, string target) in _onObjects)
        {
            Placement below = placed.Single(p => p.Thing.Name == target);
            placed.Add(sampler.Draw(below.Position + new Vec3(0, 0, below.Thing.Top), Vec3.Zero, placed, random));
        }

        return new StartPlacement([.. joints], [.. placed]);
    }

    /// <summary>The original keeps its list of what to draw from reset to reset and adds to it each time; the last value counts.</summary>
    private List<(int Address, double Position)> DrawJoints(LegacyRandom random, int index)
    {
        List<(int Address, double Position)> joints = [];
        for (int repeat = 0; repeat < index + 2; repeat++)
        {
            joints.Clear();
            foreach ((ImmutableArray<int> addresses, double low, double high) in _joints)
            {
                double position = random.Uniform(low, high);
                joints.AddRange(addresses.Select(address => (address, position)));
            }
        }

        return joints;
    }

    private static void ComputeSites(MujocoData scratch, List<(int Address, double Position)> joints)
    {
        foreach ((int address, double position) in joints) scratch.Qpos[address] = position;
        scratch.Kinematics();
    }

    private (ImmutableArray<int> Addresses, double Low, double High) JointsOf(BddlPredicate predicate, MujocoModel model)
    {
        RegionSite? region = _scene.Regions.FirstOrDefault(r => r.Key == predicate.Subject);
        ObjectModel thing = Thing(region?.Parent ?? predicate.Subject);
        JointThresholds thresholds = thing.Category.Joints ?? throw Unknown($"joints of '{predicate.Subject}'");
        (double low, double high) = predicate.Name is "open" or "turnon" ? thresholds.ActiveStart : thresholds.PassiveStart;
        ImmutableArray<string> joints = region?.Joints ?? thing.Joints;
        return ([.. joints.Select(joint => model.JointQposAddress[model.JointId(joint)])], low, high);
    }

    private SpotSampler OnWorkspace(BddlPredicate predicate)
    {
        (double x0, double y0, double x1, double y1) = Region(predicate).Rectangle ?? throw Unknown($"range of the region '{predicate.Place}'");
        ObjectModel thing = Thing(predicate.Subject);
        double margin = !thing.IsFixture && _scene.Class.ShrinksRegions ? thing.Radius : 0;
        return new SpotSampler
        {
            Thing = thing,
            X = (x0 + margin, x1 - margin),
            Y = (y0 + margin, y1 - margin),
            Height = thing.IsFixture ? _scene.Class.FixtureHeight : ObjectHeight,
            Checked = !thing.IsFixture,
            Yaw = thing.IsFixture ? YawOf(Region(predicate)) : null,
        };
    }

    private (SpotSampler Sampler, string Target, int Site, bool OnTop) OnSite(BddlPredicate predicate, MujocoModel model)
    {
        ObjectModel thing = Thing(predicate.Subject);
        int site = model.SiteId(predicate.Place!);
        Vec3 half = model.SiteHalfSize(site);
        SpotSampler sampler = new()
        {
            Thing = thing,
            X = ((-half.X / 2) + thing.Radius, (half.X / 2) - thing.Radius),
            Y = ((-half.Y / 2) + thing.Radius, (half.Y / 2) - thing.Radius),
            Height = 0,
            Checked = true,
        };
        return (sampler, Region(predicate).Target, site, true);
    }

    private (SpotSampler Sampler, string Target, int Site, bool OnTop) InSite(BddlPredicate predicate, MujocoModel model)
    {
        SpotSampler sampler = new() { Thing = Thing(predicate.Subject), X = (0, 0), Y = (0, 0), Height = 0, Checked = true };
        return (sampler, Region(predicate).Target, model.SiteId(predicate.Place!), false);
    }

    private (SpotSampler Sampler, string Target) OnObject(BddlPredicate predicate) =>
        (new SpotSampler { Thing = Thing(predicate.Subject), X = (0, 0), Y = (0, 0), Height = ObjectHeight, Checked = false }, predicate.Place!);

    private static (double Low, double High) YawOf(BddlRegion region) =>
        (Math.Min(region.Yaw.Low, region.Yaw.High), Math.Max(region.Yaw.Low, region.Yaw.High));

    private bool IsWorkspace(BddlPredicate predicate) =>
        _scene.Problem.Regions.Any(r => r.Key == predicate.Place) && !IsSite(predicate);

    private bool IsSite(BddlPredicate predicate) =>
        _scene.Problem.Regions.FirstOrDefault(r => r.Key == predicate.Place) is { } region && _things.Any(thing => thing.Name == region.Target);

    private BddlRegion Region(BddlPredicate predicate) =>
        _scene.Problem.Regions.FirstOrDefault(r => r.Key == predicate.Place) ?? throw Unknown($"region '{predicate.Place}'");

    private ObjectModel Thing(string name) => _things.FirstOrDefault(thing => thing.Name == name) ?? throw Unknown($"object '{name}'");

    private static RoboticsException Unknown(string what) => new(ErrorCode.MalformedFile, $"The task's initial state speaks of the {what}, which there is not.");
}
