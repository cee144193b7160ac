namespace Robotics.Cortex.Language.Reference;

/// <summary>What a phrase can mean in a scene.</summary>
internal enum ReferentKind
{
    Object,
    Region,
    Articulation,
    Place,
}
