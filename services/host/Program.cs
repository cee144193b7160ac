using Robotics.Host.Commands;
using Robotics.Sim.Engine;

NativeHeap.Configure();
return await RoboticsCommandLine.InvokeAsync(args);
