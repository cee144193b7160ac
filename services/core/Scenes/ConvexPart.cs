namespace Robotics.Core.Scenes;

/// <summary>One convex piece of an object.</summary>
/// <param name="Shape">The piece, in its own frame P.</param>
/// <param name="PoseInObject">X_OP, with the articulation that carries it at position 0.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Articulation">Index of the articulation that moves it, in the object's list; null for the object's root.</param>
public sealed record ConvexPart(ConvexShape Shape, Pose PoseInObject, PartRole Role = PartRole.Unknown, int? Articulation = null);
