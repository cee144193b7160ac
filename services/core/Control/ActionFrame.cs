namespace Robotics.Core.Control;

/// <summary>The frame that displacements and poses of an action are expressed in.</summary>
public enum ActionFrame
{
    Base,
    World,
    Tcp,
}
