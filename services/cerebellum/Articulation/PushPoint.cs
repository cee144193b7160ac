namespace Robotics.Cerebellum.Articulation;

/// <summary>A point of an articulated part's surface where pressing moves it the way it shall go; world frame.</summary>
/// <param name="Point">On the surface.</param>
/// <param name="Direction">Unit vector in which the point will start to move.</param>
/// <param name="Lever">Metres that it moves per unit of the joint.</param>
internal readonly record struct PushPoint(Vec3 Point, Vec3 Direction, double Lever);
