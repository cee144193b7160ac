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
