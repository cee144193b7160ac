namespace Robotics.Core.Bodies;

/// <summary>A body with its operator's side: all that a brain needs of one, simulated or real.</summary>
public interface IOperatedBody : IBody, IBodyOperator;
