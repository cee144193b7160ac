using Robotics.Cortex.Planning.Operators;

namespace Robotics.Cortex.Planning.Problem;

/// <summary>Scene and goal → planning problem: what the operators' predicates say of this scene.</summary>
internal static class ProblemBuilder
{
    /// <exception cref="RoboticsException">InvalidArgument: the goal has a literal that no operator speaks of.</exception>
    public static PlanningProblem Build(OperatorDomain domain, SceneGraph scene, Goal goal) => new()
    {
        Domain = domain,
        Entities = [.. domain.Constants.Concat(Entities(scene)).OrderBy(e => e.Name, StringComparer.Ordinal)],
        Initial = Initial(scene, goal).ToImmutableSortedSet(StringComparer.Ordinal),
        Stages = Stages(goal),
        Kept = [.. goal.Hold.Select(Atom)],
        Untouchable = [.. goal.DoNotTouch.Select(EntityId.ObjectOf)],
    };

    private static IEnumerable<TypedName> Entities(SceneGraph scene)
    {
        foreach (SceneObject thing in scene.Objects)
        {
            yield return new(thing.Id, thing.Description.Mobility == Mobility.Movable ? "movable" : "fixed");
            foreach (RegionDescription region in thing.Description.Regions) yield return new(EntityId.Region(thing.Id, region.Label), "region");
            foreach (ArticulationDescription articulation in thing.Description.Articulations)
            {
                yield return new(
                    EntityId.Articulation(thing.Id, articulation.Label), articulation.Use == ArticulationUse.Access ? "access" : "switch");
            }
        }

        foreach (RegionDescription place in scene.Places) yield return new(EntityId.Place(place.Label), "place");
    }

    private static IEnumerable<string> Initial(SceneGraph scene, Goal goal)
    {
        Predicate[] wanted = [.. goal.Literals.Concat(goal.Hold)];
        HashSet<string> wantedAtoms = [.. wanted.Select(Atom)];
        foreach (SceneRelation relation in Relations.Derive(scene))
        {
            if (relation.Subject == scene.Robot.Holding) continue;
            string atom = Atom(new Predicate(relation.Kind, relation.Subject, relation.Target));
            // Of what the goal speaks, the evaluator decides: "on" in a relation may be off centre, in a goal it may not.
            if (!wantedAtoms.Contains(atom)) yield return atom;
        }

        foreach (Predicate predicate in wanted)
        {
            if (PredicateEvaluator.Evaluate(predicate, scene) == Truth.True) yield return Atom(predicate);
            if (predicate.Target is not null) yield return $"wanted {Atom(predicate)["is ".Length..]}";
        }

        yield return scene.Robot.Holding is { } held ? $"holding {held}" : "hand-empty";
        foreach (string atom in Positions(scene).Concat(GeometryFacts.Of(scene))) yield return atom;
    }

    private static IEnumerable<string> Positions(SceneGraph scene)
    {
        foreach (SceneObject thing in scene.Objects)
        {
            for (int i = 0; i < thing.Description.Articulations.Length; i++)
            {
                ArticulationDescription articulation = thing.Description.Articulations[i];
                string id = EntityId.Articulation(thing.Id, articulation.Label);
                bool access = articulation.Use == ArticulationUse.Access;
                if (articulation.IsActive(thing.ArticulationPositions[i])) yield return $"{(access ? "open" : "turn-on")} {id}";
                if (articulation.IsInactive(thing.ArticulationPositions[i])) yield return $"{(access ? "close" : "turn-off")} {id}";
            }
        }
    }

    private static ImmutableArray<ImmutableArray<string>> Stages(Goal goal)
    {
        ImmutableArray<ImmutableArray<string>>.Builder stages = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        ImmutableArray<string> soFar = [];
        foreach (ImmutableArray<Predicate> stage in goal.Stages)
        {
            soFar = [.. soFar.Concat(stage.Select(Atom)).Distinct()];
            stages.Add(soFar);
        }

        return stages.ToImmutable();
    }

    private static string Atom(Predicate predicate) =>
        Atoms.Of(predicate) ?? throw RoboticsException.Invalid("A literal of the goal", predicate, "a predicate that the operators speak of");
}
