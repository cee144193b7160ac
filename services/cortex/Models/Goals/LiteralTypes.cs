namespace Robotics.Cortex.Models.Goals;

/// <summary>What a literal of a goal may speak of: known things of the right kind.</summary>
internal static class LiteralTypes
{
    /// <summary>The literal with its target spelled as the scene graph has it: a thing with one inside, or one surface, means that.</summary>
    public static Predicate Spelled(Predicate literal, SceneGraph scene)
    {
        if (literal.Target is not { } target || EntityId.IsPlace(target) || EntityId.IsRegion(target) || scene.Find(target) is not { } owner) return literal;
        RegionKind? wanted = literal.Kind switch { PredicateKind.In => RegionKind.Inside, PredicateKind.On => RegionKind.Surface, _ => null };
        RegionDescription[] fitting = [.. owner.Description.Regions.Where(r => r.Kind == wanted)];
        return fitting is [{ } only] ? literal with { Target = EntityId.Region(owner.Id, only.Label) } : literal;
    }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Objection(Predicate literal, SceneGraph scene)
    {
        if (!Exists(literal.Subject, scene)) return $"{literal}: there is no {literal.Subject}; only the ids listed exist";
        switch (literal.Kind)
        {
            case PredicateKind.Open or PredicateKind.Close or PredicateKind.TurnOn or PredicateKind.TurnOff:
                bool access = literal.Kind is PredicateKind.Open or PredicateKind.Close;
                if (literal.Target is not null) return $"{literal}: {literal.Kind} takes no target";
                return scene.FindArticulation(literal.Subject)?.Articulation.Use == (access ? ArticulationUse.Access : ArticulationUse.Switch)
                    ? null : $"{literal}: {literal.Subject} is no {(access ? "drawer or door" : "switch")}";
            case PredicateKind.Holding:
                return literal.Target is not null ? $"{literal}: Holding takes no target" : Movable(literal, scene);
            case PredicateKind.HandEmpty or PredicateKind.Clear:
                return $"{literal}: {literal.Kind} is no goal";
        }

        if (literal.Target is not { } target) return $"{literal}: {literal.Kind} needs a target";
        if (!Exists(target, scene)) return $"{literal}: there is no {target}; only the ids listed exist";
        if (EntityId.ObjectOf(target) == literal.Subject) return $"{literal}: a thing cannot be put to itself";
        if (EntityId.IsArticulation(target)) return $"{literal}: nothing can be put to {target}; take a region of its object";
        if (literal.Kind == PredicateKind.On && scene.FindRegion(target)?.Region.Kind == RegionKind.Inside) return $"{literal}: {target} is an inside: use In";
        if (literal.Kind == PredicateKind.In && scene.FindRegion(target)?.Region.Kind == RegionKind.Surface) return $"{literal}: {target} is a surface: use On";
        return Movable(literal, scene);
    }

    private static string? Movable(Predicate literal, SceneGraph scene) =>
        !EntityId.IsRegion(literal.Subject) && !EntityId.IsArticulation(literal.Subject) && scene.Find(literal.Subject)?.Description.Mobility == Mobility.Movable
            ? null : $"{literal}: {literal.Subject} cannot be moved";

    private static bool Exists(string id, SceneGraph scene) =>
        EntityId.IsArticulation(id) ? scene.FindArticulation(id) is not null
        : EntityId.IsPlace(id) || EntityId.IsRegion(id) ? scene.FindRegion(id) is not null
        : scene.Find(id) is not null;
}
