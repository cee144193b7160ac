namespace Robotics.Cortex.Planning;

/// <summary>A step in the words that a person, or a VLA, is given: "put the red block in the bowl".</summary>
internal static class Sentences
{
    public static string Of(SkillVerb verb, string subject, string? relation, string? target, SceneGraph scene)
    {
        string thing = Name(subject, scene);
        return verb switch
        {
            SkillVerb.PickUp => $"pick up {thing}",
            SkillVerb.Open => $"open {thing}",
            SkillVerb.Close => $"close {thing}",
            SkillVerb.TurnOn => $"turn on {thing}",
            SkillVerb.TurnOff => $"turn off {thing}",
            SkillVerb.Release => $"let go of {thing}",
            SkillVerb.Push => $"push {thing} {Preposition(relation)} {Name(target!, scene)}",
            _ => $"put {thing} {Preposition(relation)} {Name(target!, scene)}",
        };
    }

    /// <summary><c>PickUp</c> → <c>pick_up</c>.</summary>
    public static string Snake(SkillVerb verb) =>
        string.Concat(verb.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    /// <summary>"the red block", "the top drawer of the cabinet", "the left of the plate".</summary>
    public static string Name(string id, SceneGraph scene)
    {
        if (EntityId.IsPlace(id)) return scene.FindRegion(id) is { Region: var place } ? $"the {RegionName(place)}" : id;
        string owner = scene.Find(id) is { } found ? $"the {found.Description.Names.FirstOrDefault(found.Description.Category.Replace('_', ' '))}" : id;
        if (scene.FindRegion(id) is { Region: { Names.IsEmpty: false } region }) return Whole(region.Names[0], owner);
        if (scene.FindArticulation(id) is not { } moving || moving.Owner.Description.Articulations.Length == 1) return owner;
        RegionDescription? carried = moving.Owner.Description.Regions.FirstOrDefault(
            r => r.Articulation is int i && moving.Owner.Description.Articulations[i] == moving.Articulation);
        return Whole(carried is { Names.IsEmpty: false } ? carried.Names[0] : moving.Articulation.Label.Replace('_', ' '), owner);
    }

    // "inside of the bowl" and "bowl of the bowl" say no more than "the bowl".
    private static string Whole(string part, string owner) =>
        part is "inside" or "surface" || owner.EndsWith(part, StringComparison.Ordinal) ? owner : $"the {part} of {owner}";

    private static string RegionName(RegionDescription region) => region.Names.FirstOrDefault(region.Label.Replace('_', ' '));

    private static string Preposition(string? relation) => relation switch
    {
        "next-to" => "next to",
        "left-of" => "to the left of",
        "right-of" => "to the right of",
        "in-front-of" => "in front of",
        null => "to",
        _ => relation,
    };
}
