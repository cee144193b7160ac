using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Bddl;
using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Goals;

/// <summary>A task's goal, resolved to the ids of its compiled model. The original asks it after each control step. Never shown to a brain.</summary>
internal sealed class TaskGoal
{
    private readonly SceneModel _scene;
    private readonly MujocoModel _model;
    private readonly ImmutableArray<ObjectModel> _things;
    private readonly GeomOwners _owners;

    /// <exception cref="RoboticsException">MalformedFile: the goal speaks of something that is not there.</exception>
    public TaskGoal(SceneModel scene, MujocoModel model)
    {
        (_scene, _model) = (scene, model);
        _things = [.. scene.Objects, .. scene.Fixtures];
        _owners = new GeomOwners(_things, model);
        Predicates = [.. scene.Problem.Goal.Select(Resolve)];
    }

    /// <summary>In the order of the BDDL file.</summary>
    public ImmutableArray<IGoalPredicate> Predicates { get; }

    /// <summary>Whether all of the goal holds, by the poses and contacts that were computed last.</summary>
    public bool Holds(MujocoData data)
    {
        foreach (IGoalPredicate predicate in Predicates)
        {
            if (!predicate.Holds(data)) return false;
        }

        return true;
    }

    /// <summary>A predicate of the benchmark's that need not be part of the goal, for an oracle.</summary>
    /// <param name="name">on, in, open, close, turnon or turnoff.</param>
    /// <param name="subject">An instance; for the last four a joint.</param>
    /// <param name="place">An instance or a region's key.</param>
    /// <returns>Null when the benchmark has no such predicate.</returns>
    public IGoalPredicate? Find(string name, string subject, string? place)
    {
        if (name is "open" or "turnon") return Joint(subject, active: true);
        if (name is "close" or "turnoff") return Joint(subject, active: false);
        bool known = name is "on" or "in" && _things.Any(thing => thing.Name == subject)
            && place is not null && (Region(place) is not null || (name == "on" && _things.Any(thing => thing.Name == place)));
        return known ? Resolve(new BddlPredicate(name, subject, place)) : null;
    }

    private JointCondition? Joint(string joint, bool active)
    {
        if (_things.FirstOrDefault(thing => thing.Joints.Contains(joint)) is not { Category.Joints: { } thresholds }) return null;
        return new JointCondition([_model.JointQposAddress[_model.JointId(joint)]], active ? thresholds.Active : thresholds.Passive, any: active);
    }

    private IGoalPredicate Resolve(BddlPredicate predicate) => predicate.Name switch
    {
        "on" when Region(predicate.Place!) is { } region => OnRegion(predicate, region),
        "on" => new OnThing(_owners, Thing(predicate.Subject), Thing(predicate.Place!)),
        "in" when Region(predicate.Place!) is { } region => new InRegion(Thing(predicate.Subject).Body, _model.SiteId(region.Key)),
        "open" or "turnon" => Joints(predicate.Subject, active: true),
        "close" or "turnoff" => Joints(predicate.Subject, active: false),
        _ => throw Unknown(predicate.ToString()),
    };

    private OnRegion OnRegion(BddlPredicate predicate, RegionSite region) =>
        new(_owners, Thing(predicate.Subject), _model.SiteId(region.Key), region.Parent is null ? -1 : Thing(region.Parent).Number);

    private JointCondition Joints(string subject, bool active)
    {
        RegionSite? region = Region(subject);
        ObjectModel thing = Find(region?.Parent ?? subject);
        JointThresholds thresholds = thing.Category.Joints ?? throw Unknown(subject);
        ImmutableArray<string> joints = region?.Joints ?? thing.Joints;
        return new JointCondition(
            [.. joints.Select(joint => _model.JointQposAddress[_model.JointId(joint)])], active ? thresholds.Active : thresholds.Passive, any: active);
    }

    private RegionSite? Region(string key) => _scene.Regions.FirstOrDefault(region => region.Key == key);

    private (int Number, int Body) Thing(string name)
    {
        ObjectModel thing = Find(name);
        return (_owners.NumberOf(thing), _model.BodyId(thing.RootBody));
    }

    private ObjectModel Find(string name) => _things.FirstOrDefault(thing => thing.Name == name) ?? throw Unknown(name);

    private static RoboticsException Unknown(string what) => new(ErrorCode.MalformedFile, $"The task's goal speaks of '{what}', which there is not.");
}
