using Robotics.Cortex.Language.Parsing;
using Robotics.Cortex.Language.Reference;

namespace Robotics.Cortex.Language.Goals;

/// <summary>How sensible it is to bring something to a place, whatever the words: log-odds, 0 for what nothing speaks against.</summary>
internal static class Affordances
{
    private const double NotHollow = -4;
    private const double NotFlat = -1.5;
    private const double TooLarge = -2;
    private const double Overhanging = -0.7;
    private const double Unusual = -1;
    private const double Slanted = -1.5;
    private const double MadeFor = 1.2;
    private const double ForSuch = 3;

    /// <summary>Cosine of the steepest slope on which things stay.</summary>
    private const double Level = 0.87;

    /// <summary>Of the theme's outline, what the carrier's must have at least.</summary>
    private const double Carried = 0.85;

    public static double Of(RelationKind relation, Referent target, ImmutableArray<Referent> themes)
    {
        if (target.Owner is not { } owner || relation is RelationKind.NextTo or RelationKind.Between or RelationKind.Under) return 0;
        double fit = themes.Length > 0 && themes.All(theme => IsMadeFor(owner, theme)) ? MadeFor : 0;
        if (target.Region is { } region)
        {
            if (region.Kind == RegionKind.Inside) return fit + (themes.All(theme => Fits(theme, region)) ? 0 : TooLarge);
            return fit + (IsLevel(region, owner) ? 0 : Slanted);
        }

        if (!target.IsMovable) return fit;
        bool hollow = owner.Description.Parts.Any(part => part.Role == PartRole.Rim) || target.Profile.Heads.Overlaps(Hollow);
        if (!hollow) return fit + (relation == RelationKind.In ? NotHollow : NotFlat);
        fit += relation == RelationKind.On == IsDeep(target) ? Unusual : 0;
        return fit + (themes.All(theme => Carries(target, theme)) ? 0 : Overhanging);
    }

    /// <summary>Of a place that is said to be for such things.</summary>
    public static double OfSuch(Referent target, ImmutableArray<Referent> themes) =>
        target.Owner is { } owner && themes.Length > 0 && themes.All(theme => IsMadeFor(owner, theme)) ? ForSuch : 0;

    /// <summary>What things can be put into or onto, of whose shape no more is known.</summary>
    private static readonly string[] Hollow = ["bowl", "basket", "tray", "plate", "box", "pan", "bin", "cup", "mug"];

    /// <summary>A wine rack is for wine bottles: both have a word in common that is not of colour or matter.</summary>
    private static bool IsMadeFor(SceneObject owner, Referent theme) =>
        owner.Description.Mobility == Mobility.Fixed
        && owner.Description.Names.SelectMany(name => name.Split(' ')).Except(owner.Description.Attributes)
            .Intersect(theme.Owner!.Description.Names.SelectMany(name => name.Split(' '))).Any(word => word.Length > 2);

    private static bool IsLevel(RegionDescription region, SceneObject owner)
    {
        Rotation rotation = owner.RegionPose(region).Rotation;
        Vec3 half = region.HalfExtents;
        Vec3 normal = half.Z <= half.X && half.Z <= half.Y ? rotation.AxisZ : half.Y <= half.X ? rotation.AxisY : rotation.AxisX;
        return Math.Abs(normal.Z) >= Level;
    }

    /// <summary>People put things in what is deep and on what is flat.</summary>
    private static bool IsDeep(Referent target) => target.Bounds.Size.Z > 0.25 * Math.Max(target.Bounds.Size.X, target.Bounds.Size.Y);

    private static bool Fits(Referent theme, RegionDescription region)
    {
        double[] thing = Sorted(theme.Bounds.Size), room = Sorted(region.HalfExtents * 2);
        return thing[0] <= room[0] * 1.2 && thing[1] <= room[1] * 1.2;
    }

    private static bool Carries(Referent target, Referent theme)
    {
        Vec3 below = target.Bounds.Size, above = theme.Bounds.Size;
        return Math.Max(below.X, below.Y) >= Carried * Math.Min(above.X, above.Y) && Math.Min(below.X, below.Y) >= Carried * Math.Min(above.X, above.Y);
    }

    private static double[] Sorted(Vec3 size)
    {
        double[] extents = [size.X, size.Y, size.Z];
        Array.Sort(extents);
        return extents;
    }
}
