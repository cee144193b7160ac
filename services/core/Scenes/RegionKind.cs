namespace Robotics.Core.Scenes;

/// <summary>Whether things are put into a region or onto it.</summary>
public enum RegionKind
{
    Inside,
    Surface,
}
