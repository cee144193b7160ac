using Robotics.Cortex.Language.Lexicon;

namespace Robotics.Cortex.Language.Reference;

/// <summary>Everything in a scene that can be spoken of, with what may be said of it.</summary>
internal sealed class SceneVocabulary
{
    private static readonly string[] EmptyLabelWords = ["region", "contain", "init", "side", "level", "joint", "surface"];

    private readonly ProfileBuilder _profiles;

    public SceneVocabulary(SceneGraph scene, ProfileBuilder profiles)
    {
        Scene = scene;
        _profiles = profiles;
        Objects = [.. scene.Objects.Select(OfObject)];
        Regions = [.. scene.Objects.SelectMany(owner => owner.Description.Regions.Select(region => OfRegion(owner, region)))];
        Articulations = [.. scene.Objects.SelectMany(owner => owner.Description.Articulations.Select((_, index) => OfArticulation(owner, index)))];
        Places = [.. scene.Places.Select(OfPlace)];
    }

    public SceneGraph Scene { get; }

    public ImmutableArray<Referent> Objects { get; }

    public ImmutableArray<Referent> Regions { get; }

    public ImmutableArray<Referent> Articulations { get; }

    public ImmutableArray<Referent> Places { get; }

    public Referent? Find(string id) => Objects.Concat(Regions).Concat(Articulations).Concat(Places).FirstOrDefault(r => r.Id == id);

    /// <summary>The movable objects by name, for people.</summary>
    public string Offer() => string.Join(", ", Objects.Select(o => o.Name).Distinct().Order(StringComparer.Ordinal));

    public static string NameOf(SceneObject thing) =>
        thing.Description.Names is [{ } name, ..] ? name : thing.Description.Category.Replace('_', ' ');

    /// <summary>The words of a label that say something: "top_contain_region" → top.</summary>
    public static ImmutableArray<string> LabelWords(string label) => [.. label.Split('_').Where(word => word.Length > 1 && !EmptyLabelWords.Contains(word))];

    private static ImmutableArray<Direction> DirectionsIn(IEnumerable<string> words) =>
        [.. words.SelectMany(word => word.Split(' ', '_')).Select(Lexicon.Directions.Of).OfType<Direction>().Distinct()];

    private static Box BoundsOf(Pose X_WR, Vec3 half)
    {
        Box box = Box.Empty;
        for (int corner = 0; corner < 8; corner++)
        {
            Vec3 p = X_WR * new Vec3((corner & 1) == 0 ? half.X : -half.X, (corner & 2) == 0 ? half.Y : -half.Y, (corner & 4) == 0 ? half.Z : -half.Z);
            box = box.Join(new Box(p, p));
        }

        return box;
    }

    private Referent OfObject(SceneObject thing)
    {
        Box bounds = thing.Bounds();
        return new Referent
        {
            Id = thing.Id,
            Kind = ReferentKind.Object,
            Profile = _profiles.Of(thing.Description),
            Name = NameOf(thing),
            Owner = thing,
            Centre = bounds.Centre,
            Bounds = bounds,
        };
    }

    private Referent OfRegion(SceneObject owner, RegionDescription region)
    {
        ImmutableArray<string> labels = LabelWords(region.Label);
        string kind = KindOf(owner, region);
        string name = region.Names is [{ } first, ..] ? first : string.Join(' ', labels.Append(kind));
        IEnumerable<string> names = region.Names.Add(name).Add(kind).Concat(Synonyms(kind));
        Pose X_WR = owner.RegionPose(region);
        return new Referent
        {
            Id = EntityId.Region(owner.Id, region.Label),
            Kind = ReferentKind.Region,
            Profile = _profiles.OfPart(names, _profiles.Of(owner.Description), $"{owner.Description.Category}/{region.Label}/{string.Join(',', region.Names)}"),
            Name = name.Contains(NameOf(owner), StringComparison.Ordinal) ? name : $"{name} of the {NameOf(owner)}",
            Owner = owner,
            Region = region,
            ArticulationIndex = region.Articulation ?? region.Access,
            Directions = DirectionsIn(region.Names.Concat(labels)),
            Centre = X_WR.Position,
            Bounds = BoundsOf(X_WR, region.HalfExtents),
        };
    }

    private static string KindOf(SceneObject owner, RegionDescription region)
    {
        if (region.Kind == RegionKind.Surface) return "surface";
        return region.Articulation is int index && owner.Description.Articulations[index].Kind == ArticulationKind.Slide ? "drawer" : "compartment";
    }

    private static string[] Synonyms(string kind) => kind switch
    {
        "drawer" => ["compartment", "storage compartment", "storage area", "tray"],
        "compartment" => ["section", "inside", "interior", "storage area", "space", "slot"],
        _ => ["top", "area"],
    };

    private Referent OfArticulation(SceneObject owner, int index)
    {
        ArticulationDescription articulation = owner.Description.Articulations[index];
        ImmutableArray<RegionDescription> carried = [.. owner.Description.Regions.Where(r => r.Articulation == index)];
        ImmutableArray<string> words = LabelWords(articulation.Label);
        string[] kinds = articulation.Use == ArticulationUse.Switch ? ["knob", "button", "switch", "control", "burner", "heat source", "power"]
            : articulation.Kind == ArticulationKind.Slide ? ["drawer", "compartment", "storage compartment", "storage area", "panel", "front", "entryway"]
            : ["door", "lid", "entryway", "panel"];
        string name = carried.SelectMany(r => r.Names).FirstOrDefault() ?? string.Join(' ', words.Where(w => Lexicon.Directions.Of(w) is not null).Append(kinds[0]));
        return new Referent
        {
            Id = EntityId.Articulation(owner.Id, articulation.Label),
            Kind = ReferentKind.Articulation,
            Profile = _profiles.OfPart(
                kinds.Concat(carried.SelectMany(r => r.Names)).Concat(words), _profiles.Of(owner.Description), $"{owner.Description.Category}:{articulation.Label}"),
            Name = $"{name} of the {NameOf(owner)}",
            Owner = owner,
            Articulation = articulation,
            ArticulationIndex = index,
            Directions = DirectionsIn(words.Concat(carried.SelectMany(r => r.Names)).Concat(carried.SelectMany(r => LabelWords(r.Label)))),
            Centre = owner.Carried(index) * articulation.Origin,
            Bounds = owner.Bounds(),
        };
    }

    private Referent OfPlace(RegionDescription place)
    {
        ImmutableArray<string> labels = LabelWords(place.Label);
        return new Referent
        {
            Id = EntityId.Place(place.Label),
            Kind = ReferentKind.Place,
            Profile = _profiles.OfPart([.. place.Names, .. labels], null, "@" + place.Label + string.Join(',', place.Names)),
            Name = place.Names is [{ } name, ..] ? name : string.Join(' ', labels),
            Region = place,
            Directions = DirectionsIn(labels.Concat(place.Names)),
            Centre = place.Pose.Position,
            Bounds = BoundsOf(place.Pose, place.HalfExtents),
        };
    }
}
