namespace Robotics.Brainstem.Safety;

/// <summary>What a part of the arm may run into.</summary>
internal enum CollisionKind
{
    None,

    /// <summary>Another part of the arm, or its base.</summary>
    Self,

    /// <summary>Something fixed in the cell.</summary>
    Scene,

    /// <summary>A forbidden box.</summary>
    Forbidden,
}
