namespace Robotics.Core.Scenes;

/// <summary>What a part of an object is for, where the catalogue says so.</summary>
public enum PartRole
{
    Unknown,
    Body,
    Rim,
    Handle,
    Knob,
}
