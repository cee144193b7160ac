using System.Globalization;

namespace Robotics.Cortex.Models.Seeing;

/// <summary>A scene and what memory brought back, as facts: every entity by id and names, then how they stand to each other.</summary>
internal static class SceneFacts
{
    private const double Thing = 2, Part = 1.2, Place = 0.8, State = 1, Relation = 0.4, Memory = 0.3;

    public static IEnumerable<Fact> Of(SceneGraph scene) => scene.Objects.SelectMany(o => OfObject(o, scene)).Concat(scene.Places.Select(OfPlace)).Concat(OfRelations(scene));

    public static IEnumerable<Fact> Of(Recollections recalled) => recalled.Items
        .Where(i => i.Event.Kind == MemoryKind.Outcome)
        .Select(i => new Fact($"earlier \"{i.Event.Subject}\" {(i.Event.Succeeded == true ? "went well" : $"ended with {i.Event.Cause}")}", [], null, Memory + i.Score));

    public static IEnumerable<Fact> Of(TriedEdges tried) => tried.Edges.Select(e => new Fact($"tried before and failed: {e.Step}, way {e.Choice}", [], null, State));

    private static IEnumerable<Fact> OfObject(SceneObject thing, SceneGraph scene)
    {
        ObjectDescription told = thing.Description;
        string attributes = told.Attributes.IsEmpty ? "" : $"; {string.Join(", ", told.Attributes)}";
        yield return new(
            $"{thing.Id}: {told.Category} called {Quoted(told.Names)}{attributes}; {(told.Mobility == Mobility.Movable ? "movable" : "fixed")}; {Where(thing.Pose.Position, scene.Viewpoint)}",
            [thing.Id], thing.Id, Thing);
        foreach (RegionDescription region in told.Regions)
        {
            string id = EntityId.Region(thing.Id, region.Label);
            yield return new($"{id}: {(region.Kind == RegionKind.Inside ? "an inside" : "a surface")} of {thing.Id}{Called(region.Names)}", [thing.Id, id], id, Part);
        }

        for (int i = 0; i < told.Articulations.Length; i++)
        {
            ArticulationDescription articulation = told.Articulations[i];
            string id = EntityId.Articulation(thing.Id, articulation.Label);
            bool access = articulation.Use == ArticulationUse.Access;
            string kind = access ? articulation.Kind == ArticulationKind.Slide ? "a drawer" : "a door" : "a switch";
            double position = thing.ArticulationPositions[i];
            string state = articulation.IsActive(position) ? access ? "open" : "on" : articulation.IsInactive(position) ? access ? "closed" : "off" : "in between";
            ImmutableArray<string> names = [.. told.Regions.Where(r => r.Articulation == i).SelectMany(r => r.Names)];
            yield return new($"{id}: {kind} of {thing.Id}{Called(names)}; {state}", [thing.Id, id], id, Part);
        }
    }

    private static Fact OfPlace(RegionDescription place)
    {
        string id = EntityId.Place(place.Label);
        return new($"{id}: a place of the workspace{Called(place.Names)}", [id], id, Place);
    }

    private static IEnumerable<Fact> OfRelations(SceneGraph scene)
    {
        if (scene.Robot.Holding is { } held) yield return new($"Holding({held})", [held], null, State);
        foreach (SceneRelation relation in Relations.Derive(scene))
            yield return new($"{relation.Kind}({relation.Subject}, {relation.Target})", [relation.Subject, relation.Target], null, Relation);
    }

    private static string Called(ImmutableArray<string> names) => names.IsEmpty ? "" : $", called {Quoted(names)}";

    private static string Quoted(ImmutableArray<string> names) => string.Join(" or ", names.Distinct().Select(n => $"\"{n}\""));

    private static string Where(Vec3 position, Viewpoint from) => string.Create(
        CultureInfo.InvariantCulture, $"{Centimetres(-position.Dot(from.Left))} cm right, {Centimetres(position.Dot(from.Front))} cm front, {Centimetres(position.Z)} cm high");

    private static long Centimetres(double metres) => (long)Math.Round(100 * metres);
}
