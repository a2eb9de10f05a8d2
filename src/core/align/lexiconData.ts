/**
 * English stems and their Chinese counterparts, the most useful first: statistics of some 64,000 pairs of
 * abstracts (IBM model 1 in both directions). A line is a stem, how often in a hundred a counterpart stands
 * in the translation of a sentence that has it, how rare a counterpart is in any Chinese sentence
 * (−10 · log₂ of its share), and the counterparts.
 */
export const LEXICON_LINES = `
model 91 21 模型
learn 95 28 学习
data 97 26 数据
train 94 34 训练
task 95 36 任务
languag 96 37 语言
propos 91 30 提出
network 96 36 网络 神经
paper 95 36 本文 论文
based 86 34 基于 根据
however 95 38 然而 但是
system 96 41 系统
performanc 94 38 性能 表现
algorithm 97 43 算法
framework 96 44 框架
challeng 92 43 挑战 面临
thes 88 37 这些
information 96 44 信息
imag 95 47 图像 成像 图片
problem 95 33 问题
introduc 91 44 引入 介绍
neural 97 36 神经 网络
two 89 46 两
process 92 38 过程 处理
larg 95 29 大
study 96 32 研究
deep 92 48 深度
exist 93 39 现有 存在
sampl 94 46 样本 采样 抽样
text 94 49 文本
machin 93 45 机器
representation 94 46 表示 表征
knowledg 92 50 知识 所知
user 96 53 用户
featur 87 47 特征
function 94 48 函数 功能
different 93 43 不同
generat 92 38 生成
provid 84 43 提供
design 83 50 设计
between 82 45 之间
application 95 42 应用
distribution 93 48 分布
structur 96 48 结构
domain 96 41 域
improv 91 45 提高 改善 改进
result 80 39 结果 导致 由此
techniqu 95 48 技术
analysis 96 45 分析
input 94 55 输入
dataset 97 23 集 数据
novel 94 33 新
recent 94 47 最近 近期 最新 近年
human 84 46 人类 人工 人体
show 90 34 展示 表明 显示 证明
new 94 33 新
prediction 96 42 预测
time 89 31 时
stat 77 51 状态 先进
parameter 95 49 参数
only 88 49 仅 只
graph 97 36 图
first 81 50 首先 第 首次
spac 92 51 空间
decision 95 58 决策
each 86 51 每
quality 94 57 质量
high 94 34 高
benchmark 94 56 基准
test 94 52 测试 检验
dynamic 95 52 动态 动力 学的
often 92 45 通常 往往 经常 常常
requir 91 43 需要 所需 要求
this 80 12 这个 这种 本文 一 这项
detection 95 51 检测
natural 96 55 自然
label 89 51 标签 标记
evaluat 95 43 评估
various 82 51 各种 各个
classification 96 50 分类
such 70 32 如 这样 此类 这种
many 83 55 许多 很多
accuracy 95 48 准确 精度
limit 88 46 有限 限制 极限 限于
prompt 87 60 提示
includ 88 45 包括 在内 包含
cost 92 58 成本 代价
achiev 84 40 实现 取得 达到
experiment 94 52 实验
strategy 95 50 策略
gradient 95 62 梯度
reason 93 51 推理 原因
specific 90 48 特定 具体
embedd 93 60 嵌入
world 92 45 世界 现实 实际 真实
develop 85 48 开发 发展
understand 94 46 理解 了解
inferenc 96 48 推断 推理
more 78 40 更
complex 93 49 复杂
policy 95 48 策略 政策
evaluation 96 43 评估
loss 92 61 损失 丢失
address 85 34 解决 为了 应对
environment 96 54 环境
work 77 29 工作 这项 作品 研究
tool 96 60 工具
attack 96 61 攻击
resourc 96 63 资源
level 78 50 级 水平 层面
reinforcement 96 60 强化
attention 93 48 关注 注意 引起
research 96 32 研究
multipl 82 53 多个 多种 多次
captur 90 63 捕捉 捕获
architectur 95 42 架构 体系 结构
error 91 56 误差 错误
thre 94 57 三
context 76 54 上下文 背景 情境
find 81 49 发现 找到 寻找
output 93 63 输出
fine 91 51 微调 细
mechanism 95 62 机制
optimization 96 38 优
risk 95 63 风险
non 88 45 非
explor 89 52 探索 探讨
linear 96 58 线性
control 95 58 控制 对照
multi 96 29 多
scal 87 43 尺度 规模 缩 扩展
consider 87 51 考虑 认为
all 77 61 所有
optimal 87 55 最优 最佳
behavior 95 57 行为
generation 92 38 生成
agent 94 32 代理 体 智能
sourc 92 49 源
interaction 95 57 交互 互动 相互作用
supervis 95 56 监督
adversarial 95 63 对抗 敌对
focus 79 47 专注 关注 重点 集中 侧重
compar 81 53 比较 相比
due 80 46 由于 因为
low 92 51 低
diffusion 93 65 扩散
how 67 59 如何
current 90 56 当前 目前
answer 94 62 答案 回答 问答
then 74 59 然后
metric 95 57 指标 度量
whil 62 42 同时 虽然 尽管
reduc 84 55 减少 降低 减小
leverag 89 42 利用
other 68 60 其他 他人 彼此
search 93 63 搜索 寻找
estimat 95 51 估计 估算
demonstrat 84 35 展示 证明 演示 表明
signal 92 65 信号
real 96 28 实
local 92 62 局部 本地
valu 93 47 值
potential 82 53 潜力 潜在
privacy 98 62 隐私 保护
target 91 43 目标 针对
capability 91 46 能力
support 92 64 支持
condition 84 55 条件 状况
code 86 65 代码
as 33 39 作为 因为 视为 例如
efficient 93 39 高效 有效 效率
enhanc 92 43 增强 提高 提升
simpl 94 61 简单
measur 88 53 衡量 测量 度量 测度 措施
query 94 67 查询
efficiency 90 63 效率
layer 96 52 层
rely 92 53 依赖 依靠
global 95 65 全局 全球
memory 95 61 内存 记忆 存储
standard 94 59 标准
lack 90 59 缺乏 不足
computational 96 45 计算
their 47 43 它们 他们 及其
aim 82 55 旨
they 71 44 它们 他们
property 87 55 属性 性质 特性
long 90 53 长 只要
object 82 66 对象 物体
content 95 66 内容
step 91 50 步
type 76 64 类型
node 95 68 节点
nois 90 63 噪声 噪音
predict 96 42 预测
effectiv 87 47 有效
objectiv 94 47 目标 客观
social 97 64 社交 社会
reward 95 65 奖励 回报
concept 94 62 概念
identify 89 43 识别 确定
video 97 69 视频
complexity 96 49 复杂
gap 84 66 差距 空白 填补 缺口 间隙
variabl 93 61 变量 可变
visual 91 57 视觉
sequenc 92 53 序列 一系列
causal 97 67 因果
tuning 94 44 调
sett 73 48 设置 环境 设定
extract 94 60 提取
generativ 97 38 生成
previous 90 54 先前 以前 以往 之前
any 84 61 任何 任意
scenario 91 44 场景 情景 情况
traditional 95 59 传统
pre 92 34 预
shar 86 68 共享 分享 份额
vision 92 56 视觉 愿景
general 79 59 一般 通用
speech 81 66 语音
may 82 46 可能
better 80 65 更好
specifically 88 46 具体 而言 来说 专门 特别
regression 96 64 回归
solv 94 39 解决 求解
chang 86 57 变化 改变 更改
rank 93 66 排名 秩 排序
estimation 94 51 估计
communication 94 68 通信 沟通 交流 通讯
issu 93 33 问题
case 82 47 案例 情况 用例 病例
probability 96 63 概率
retrieval 95 65 检索
limitation 92 52 限制 局限
updat 95 70 更新
prior 85 54 先验 先前 之前
singl 86 45 单
pattern 93 62 模式
constraint 96 49 约束 限制
uncertainty 96 53 确定
zero 93 67 零
when 80 29 时 当
action 79 65 动作 行动
combin 89 50 结合 组合 起来
some 84 56 一些 某些 某种 有些 一定
remain 74 55 仍 剩余
factor 89 65 因素 因子
sery 93 52 序列 系列
comput 96 45 计算
impact 94 50 影响
downstream 92 71 下游
important 95 46 重要
even 74 66 即使 甚至 也能
increas 83 44 增加 越来越 提高
despit 91 57 尽管
ability 90 38 能力 能够
expert 91 70 专家
further 88 49 进一步 此外
cross 90 60 跨 交叉
stochastic 96 56 随机
effect 91 45 效应 效果 影响
comprehensiv 93 63 全面 综合
analyz 96 45 分析
dimensional 95 53 维
robustness 92 59 棒 鲁 稳健
key 81 54 关键
entity 96 71 实体
recently 87 52 最近 近期 近来
for 31 30 用于 对于 针对
match 86 67 匹配
defin 90 62 定义
vector 94 70 向量 矢量
literatur 89 70 文献
simulation 96 58 模拟 仿真
respons 82 59 响应 回应 回复 反应 回答
preferenc 94 71 偏好 喜好
event 94 71 事件
need 82 43 需要 需求 所需
theoretical 95 57 理论
bia 89 61 偏差 偏见
present 71 28 提出 呈现 介绍
field 88 38 场 领域
futur 92 70 未来 将来
same 79 65 相同 同一 同样
effectiveness 90 59 有效性 效果
question 91 33 问题 问答 回答 质疑
point 85 45 点
robust 87 52 稳健 鲁 棒 健壮 强大
empirical 93 63 实证 经验
recommendation 97 62 推荐 建议
whether 92 64 是否 还是 能否
assumption 94 59 假设
role 93 60 作用 角色 中起 扮演 发挥
directly 94 64 直接
medical 95 63 医学 医疗
devic 91 71 设备
size 82 52 大小 规模 尺寸
latent 95 52 潜
class 91 33 类
development 91 48 发展 开发
synthetic 96 62 合成
bound 80 50 界
feedback 96 73 反馈
solution 95 27 方案 解
guarante 91 69 保证
ensur 91 71 确保
market 88 72 市场
segmentation 94 68 分割
lead 74 46 导致 领先 从而
outperform 81 63 优于 胜过 超越
success 94 63 成功
averag 93 69 平均
trajectory 95 72 轨迹
federat 89 70 联邦
still 88 55 仍
game 93 72 游戏 博弈
end 81 57 端 为此 结束
statistical 96 65 统计
random 95 56 随机
gaussian 97 73 高斯
rule 92 70 规则
becom 81 51 变得 成为 随着
equation 97 73 方程
observ 88 56 观察 观测
creat 76 66 创建 创造
obtain 84 49 获得 获取 得到
stag 87 65 阶段
driven 81 68 驱动
artificial 96 49 人工 智能
selection 95 52 选择
self 96 34 自
several 87 41 几 多个 一些 多种
generalization 90 46 泛 推广
rate 93 41 率 速度
relationship 95 56 关系
temporal 94 45 时间 时序 时空 时态
scor 92 39 分数 得分 评
integrat 74 60 集成 整合
observation 93 56 观测 观察
recognition 95 52 识别
onlin 94 44 线
safety 97 61 安全
similarity 96 66 相似
most 94 22 多数 最 大
continuous 94 59 连续 持续
promis 78 57 前途 希望 前景 承诺 潜力
spars 94 68 稀疏
matrix 95 69 矩阵
instruction 89 64 指令 指导 令和
involv 70 66 涉及
patient 93 74 患者 病人
semantic 97 29 义 语
pric 90 75 价格 定价
report 90 74 报告 报道
encoder 94 57 编码
approximation 94 62 逼近 近似
open 83 44 开
convergenc 95 53 敛 收
theory 87 57 理论
translation 90 71 翻译 平移
detect 94 51 检测
fixed 90 74 固定 不动
distanc 92 73 距离
intelligenc 94 49 智能 人工
best 81 65 最佳 所知 最好
utiliz 80 42 利用
contain 87 60 包含
significant 74 39 重大 显著 重要
quantum 97 75 量子
paradigm 91 55 范
been 46 45 已 一直 尚未
plann 96 65 规划 计划
encod 93 57 编码
form 70 60 形式 形成
contrastiv 94 69 对比
transfer 89 58 迁移 转移 传递 传输
exampl 84 42 示例 例子 例如 样本
call 68 51 名为 称
deriv 72 67 推导 导出 派生 得出 衍生
collect 90 67 收集 采集
accurat 94 47 准确 精确
investigat 93 31 研究 调查 探讨
year 76 70 近年 几年 多年 一年
word 88 61 词 换句话说
establish 72 65 建立 确立 成熟
practical 90 56 实际 实用
clinical 95 74 临床
platform 96 75 平台
second 82 71 其次 第二 二阶
individual 68 66 个体 个人 个别
sentenc 94 70 句
allow 67 47 允许 能够
evidenc 87 75 证据
modern 97 76 现代
small 88 46 小 少量
client 95 73 客户
pipelin 92 69 流程 流水 管道
common 71 66 常见 共同
interest 82 52 兴趣 有趣 关注 利益
typically 94 51 通常
modul 94 63 块
guid 87 63 引导 指导 指南
popular 86 63 流行 受欢迎 热门 常用
additional 85 71 额外 附加
correspond 89 68 相应 对应
energy 76 74 能量 能源 高能
student 91 76 学生
automat 96 55 自动
increasingly 94 63 越来越 日益
effectively 92 47 有效
enabl 72 36 能够 实现 使得 启用
practic 81 72 实践 做法 练习
tree 93 75 树
kernel 96 62 核
insight 78 75 见解 洞察 洞见
explanation 96 52 解释
llm 44 36 大型 语言
relat 85 47 相关 有关
select 89 52 选择 选定
original 88 69 原始
approximat 93 62 近似 逼近
critical 91 39 关键 临界 重要
represent 85 46 代表 表示
token 81 59 令牌 标记
extend 81 57 扩展
fairness 96 71 公平 公正性
discret 96 73 离散
perspectiv 90 63 角度 视角 观点 来看 透视
similar 92 59 类似 相似
trad 88 70 交易 权衡 贸易 折衷
known 68 56 已知 众所周知 称为 闻名 著名
discuss 95 71 讨论
detail 91 75 详细 细节
four 93 74 四
preserv 95 56 保留 保持 保护
optimiz 96 38 优
advanc 78 50 进展 推进 先进 高级 进步
emerg 80 53 新兴 成为 出现
furthermor 94 54 此外
describ 90 63 描述
principl 90 75 原则 原理
art 82 32 先进 最
without 71 36 需 而无 而不 没有
engineer 89 77 工程
numerical 90 73 数值
softwar 97 75 软件
health 91 76 健康 卫生
significantly 73 53 显著 明显
widely 87 53 广泛
ai 50 49 人工 智能
edge 86 62 边
wher 38 54 其中
during 71 46 期间 过程
alignment 86 67 齐
filter 90 78 过滤 滤波
difficult 95 55 难
component 94 39 件 组成 分量 成分 部分
unknown 91 75 未知
bayesian 94 59 贝 叶 斯
mean 71 55 均 含义 意味 手段
topic 89 74 主题 话题 课题
help 80 67 帮助 有助
autonomous 93 70 自主 驾驶
researcher 94 71 人员 研究者
divers 86 36 多样 不同 各种
instanc 86 54 实例 例如
region 88 69 区域 地区
awar 85 61 感知 性感 意识
english 92 79 英语 英文
thus 85 46 因此 从而
experimental 96 52 实验
goal 87 47 目标
group 88 43 组 群
set 85 21 组 集 了一
therefor 90 53 因此
making 64 49 使得 决策 制定
relation 93 56 关系
extraction 95 59 提取 抽取
public 92 70 公共 公众 公开
weight 95 28 权 重 加
unifi 95 72 统一
flow 95 49 流
density 96 80 密度
moreover 92 54 此外
differential 93 69 差分 微分
financial 95 76 金融 财务
bias 84 61 偏见 偏差 偏倚 偏向
forecast 98 42 预测 预报
dialogu 98 67 对话
direction 90 74 方向
prov 91 50 证明
than 62 40 比 超过 而不是
path 91 75 路径
review 80 69 回顾 综述 评论 审查
sensor 95 80 传感器
physical 87 67 物理
automatic 96 55 自动
shot 87 40 少 零 样本
powerful 92 67 强大 有力
conditional 95 56 条件
apply 83 42 应用
relevant 90 49 相关
classical 95 54 经典 传统 古典
assess 96 43 评估
activation 95 78 激活
estimator 96 51 估计
convex 97 74 凸
not 34 47 并不 不是 没有 并非 无法
computation 96 45 计算
schem 90 56 方案
especially 80 53 特别 是在 尤其
mitigat 80 68 减轻 缓解
well 49 47 良好 以及 很好 众所周知
overcom 85 79 克服
anomaly 98 72 异常
utility 89 71 效用 实用
traffic 96 76 交通 流量
choic 90 52 选择
scienc 94 67 科学
determin 90 51 确定 决定
physic 96 67 物理
uniqu 90 73 独特 唯一
view 78 60 视图 视角 观点 视为 看作
adapt 82 51 适应 调整
extensiv 89 47 广泛 大量
candidat 94 73 候
servic 94 70 服务
sensitiv 92 73 敏感
deployment 90 69 部署
channel 93 80 通道 信道 渠道
differenc 88 61 差异 差分 区别
convolutional 93 59 卷 积
item 83 71 物品 项目 商品
hardwar 97 82 硬件
although 93 51 尽管 虽然
referenc 92 76 参考 引用
black 90 78 黑 匣子
contribution 89 74 贡献
cloud 95 81 云
face 85 64 面临 脸 面部 面对
rl 63 60 强化
scientific 95 67 科学
must 87 76 必须
highlight 84 68 突出 强调 突显 凸显
generaliz 89 44 广义 推广 泛 概括
activity 90 78 活动
inspir 84 66 启发 灵感
technology 94 48 技术
particularly 80 53 特别 尤其 是在
maintain 91 63 保持 维护 维持
particular 83 43 特别 特定 而言 具体
few 74 48 少 几个
variant 87 79 变体 变种
conventional 95 58 传统 常规
external 95 78 外部
fundamental 91 53 基本 基础 根本
improvement 89 45 改进 提升 提高
alternativ 74 71 替代
record 88 75 记录 录音
perform 50 48 执行 表现
community 72 79 社区
confidenc 91 79 置信 信心
joint 90 72 联合 关节
avoid 93 75 避免
negativ 90 66 负 消极
nonlinear 97 75 非线性
independent 91 64 独立 无关
spatial 90 51 空间
main 88 54 主要
it 36 37 它
produc 87 35 产生 生成
balanc 90 69 平衡
requirement 90 59 要求 需求
consistency 93 71 一致性
diversity 93 64 多样
construct 96 30 构 建
cluster 96 32 聚 类 集群 簇 群集
brain 93 77 脑
probabilistic 97 63 概率
if 68 61 如果 是否 那么
handl 92 48 处理
finit 95 60 有限
edit 96 81 编辑
attribut 76 67 属性
measurement 90 69 测量
experienc 85 67 体验 经验 经历
appli 86 42 应用
assum 88 58 假设 假定
resolution 80 80 分辨
skill 85 82 技能
fail 83 58 未能 失败 无法 失效
digital 96 76 数字
expect 85 70 预期 期望 预计
length 88 81 长度
crucial 97 27 关 至 重要
cannot 90 59 无法 不能
motion 94 64 运动 动作
exploration 89 59 探索
perturbation 90 78 扰动
description 95 63 描述
order 48 55 顺序 阶 订单
multimodal 90 41 态
descent 93 70 下降
management 96 75 管理
offer 77 43 提供
given 76 30 定 给 鉴于
unit 83 73 单元 单位 美国
map 65 69 映射 地图
regret 91 82 遗憾 后悔
styl 85 80 风格 样式
outcom 88 45 结果
compression 98 73 压缩
availabl 49 68 可用
facilitat 74 65 促进 便于 有助 方便
influenc 95 50 影响
personaliz 96 76 个性
chain 85 70 链
idea 81 79 思想 想法 思路
align 82 53 齐 一致
reveal 68 59 揭示 显示 透露
version 84 80 版本
smooth 94 77 平滑 光滑
higher 69 72 更高 高阶 高于
diseas 95 68 病
intervention 94 81 干预
survey 86 67 调查 综述
free 87 42 无 自由 免费
foundation 92 60 基础
operation 85 62 操作 运营 运算 运筹
audio 96 49 音 频
reliabl 95 67 可靠
used 48 37 用于 用作 常用
automatically 95 55 自动
short 68 72 短
correlation 91 49 相关
semi 94 75 半
security 96 61 安全 证券
correct 87 67 正确 纠正 校正
cognitiv 96 78 认知
but 27 60 但在 但是 不仅
shift 66 64 偏移 转变 转移 转向 移位
mathematical 96 75 数学
affect 92 50 影响
decod 94 72 解码
constrain 92 48 受限 约束 限制
highly 70 59 高度 非常
regularization 90 72 正则
box 74 80 黑盒 黑箱 匣子 盒子
access 75 63 访问 获取
media 93 72 媒体 社交
finally 91 75 最后
five 93 82 五
fully 94 42 全 充分
simulat 94 60 模拟
importanc 95 46 重要
distillation 88 79 蒸馏 精炼
augmentation 90 54 增强
reliability 94 82 可靠性
advantag 73 70 优势 优点
inherent 81 72 固有 内在
entropy 95 83 熵
treatment 94 47 治疗 处理
caus 83 48 原因 导致 引起 造成
ensembl 86 61 集成 集合
named 80 67 名为 命名
mapp 88 72 映射
prun 95 79 枝 剪
adaptation 85 56 适应
shap 72 79 形状 塑造
corpus 89 67 料
decoder 94 72 解码
maximiz 94 65 最大
pretrain 96 34 预
miss 81 79 缺失 错过 缺少 遗漏
stability 97 67 稳定
benefit 66 66 好处 受益 益处 获益 优势
minimiz 84 64 最小
structural 96 48 结构
follow 50 73 遵循 以下 跟随 按照
early 84 80 早期 提前 及早
return 91 76 回报 返回 收益
that 11 51 表明
characteristic 95 44 特征 特性 特点
scen 93 60 场景
overall 85 75 整体 总体 总的来说
healthcar 94 76 医疗 保健
driv 88 59 驾驶 驱动 推动
vehicl 76 79 车辆 汽车
economic 97 75 经济
usually 94 51 通常
efficiently 94 41 高效 有效
clos 74 72 闭 接近
sinc 89 46 因为 由于 以来 自从
static 94 84 静态
binary 95 61 进制 二
employ 45 58 采用
with 19 39 具有 带有
predictiv 97 42 预测
parallel 85 79 并行 平行
frequency 96 57 频
deploy 80 69 部署
becaus 86 46 因为 由于
core 86 75 核心
initial 89 69 初始 初步 最初
incorporat 59 51 纳入 融入 结合 整合 加入
past 81 79 过去
additionally 84 54 此外
exploit 90 42 利用
advancement 91 54 进展 进步 发展
heterogeneous 93 51 异
emotion 98 71 情绪 情感
part 76 59 部分 部件
hidden 86 82 隐藏
track 79 76 跟踪 追踪 轨道
area 89 42 领域 区域 面积 地区
term 64 35 项 术语 方面 长期 称为
have 34 34 已经 具有 取得
useful 78 77 有用 很有
fusion 90 74 融合
fast 82 68 快速
product 76 72 产品 乘
augment 80 54 增强 增广 扩充
interfac 95 85 接口 界面
activ 85 75 主动 活跃 积极
implement 88 45 实施 实现
expensiv 72 75 昂贵 高昂
grow 78 55 增长 越来越 日益 不断
sequential 91 52 顺序 贯 序列
industry 91 75 行业 工业 产业
geometric 96 73 几何
rich 87 72 丰富
geometry 97 73 几何
failur 85 74 失败 故障 失效
calibration 96 78 校准 标定
teacher 90 85 教师 老师
hybrid 95 65 混合
attempt 84 75 尝试 试图
progress 83 55 进展 取得
budget 95 86 预算
dens 93 76 密集 稠密
historical 95 76 历史
speed 91 62 速度 加速 加快 高速
aspect 85 47 方面
arbitrary 91 78 任意
here 58 75 这里 在此
validat 94 58 验证
robot 97 34 人
invariant 92 77 不变
underly 79 45 底层 潜在 基础 基本
protocol 92 85 协议
material 88 85 材料
diagnosis 97 74 诊断
strong 88 40 强
batch 94 79 批
demand 89 42 需求 要求 按需 需要
boundary 91 77 边界
manifold 92 86 流形
adopt 81 58 采用
imbalanc 91 84 不平衡
textual 95 49 文本
accelerat 94 72 加速 加快
bottleneck 92 86 瓶颈
cover 82 66 涵 盖
consistent 88 60 一致
quantify 89 67 量化
location 90 71 位置 地点
demonstration 90 78 演示 示范
trend 91 85 趋势
recommender 97 66 推荐
on 21 36 基于
depend 82 52 取决 依赖
identification 88 52 识别 辨识
phas 78 65 阶段 相位
markov 91 67 夫 马 尔
program 81 65 程序 计划
from 10 64 来自
transform 91 55 变换 转化 转换 改变
transformation 90 62 变换 转换 转型
population 82 69 人口 人群 种群 群体
modality 86 41 态
execution 96 64 执行
recover 92 76 恢复
complet 90 58 完整 完成 完全 完备
final 89 77 最终
explain 94 52 解释
asymptotic 96 79 渐近 渐进
threshold 90 87 阈
decomposition 95 71 分解
relativ 89 68 相对
certain 84 51 某些 一定 某种 特定
phenomenon 92 77 现象
project 87 71 项目 投影 投射
synthesis 94 59 合成 综合
sentiment 97 71 情感 情绪
very 67 65 非常
intermediat 91 84 中间
molecular 97 79 分子
category 81 64 类别 范畴
flexibl 91 75 灵活
tail 93 85 尾
interpretability 97 52 解释
computer 95 33 机
combination 88 51 组合 结合
play 72 51 起 发挥 作用 扮演
competitiv 90 77 竞争
offlin 93 53 离
discovery 92 53 发现
implicit 94 56 隐
difficulty 82 67 难度 困难
baselin 95 29 基
accurately 91 50 准确
latency 95 79 延迟
monitor 95 52 监
classifier 96 29 分类 器
pose 59 64 姿势 姿态 构成 带来
precision 91 63 精度 精确 精准
symbolic 95 78 符号
direct 70 63 直接 定向
evolution 86 73 演化 演变 进化 演进
element 78 84 元素 要素
simultaneously 93 53 同时
iteration 92 69 迭代 每次
build 80 30 构 建
hallucination 93 84 幻觉 虚构 幻听
configuration 92 81 配置
iterativ 95 70 迭代
satisfy 91 73 满足
block 86 62 块 阻塞
coefficient 95 85 系数
interpretabl 95 52 解释
grain 90 59 粒度 细
dual 92 66 双 对偶
unsupervis 96 39 无 监督
lower 62 64 下界 更低 下限 降低 下层
connection 89 67 联系 连接
comparison 81 61 比较
consist 84 43 组成 包括 包含
tensor 93 77 张
hard 88 52 硬 难
stabl 90 67 稳定
dependency 92 46 依赖 关系
opportunity 93 85 机会 机遇
meta 89 57 元
family 77 64 族 系列 家庭
contrast 78 55 之下 对比 相反 相比
way 46 62 方式
legal 94 85 法律
threat 96 86 威胁
logic 94 74 逻辑
aggregation 90 75 聚合
expression 94 70 表达 表情
controll 91 55 控
fact 68 69 事实 核查
server 95 70 服务
releas 88 81 发布 释放
hand 78 59 一方面 手
adaptiv 96 33 适应 自
implementation 92 45 实现 实施
ignor 94 69 忽略 忽视
power 64 45 功率 功耗 电力 幂 能力
asset 92 88 资产
noisy 92 44 嘈 杂 噪声
innovativ 96 78 创新
entir 87 77 整个
depth 94 47 深入 深度
publicly 92 82 公开
discover 93 53 发现
retriev 92 65 检索
in 13 39 中的
number 83 19 数 大量
mixtur 90 65 混合
valuabl 94 70 价值 宝贵
internal 93 77 内部
participant 92 74 参与
intent 96 83 意图
rang 53 47 范围 一系列 各种
overlook 96 69 忽视 忽略
heuristic 95 67 启发
start 75 74 开始 起始 起点 出发 启动
summarization 92 72 摘要 总结
document 90 28 档 文
procedur 83 44 程序 过程
rapid 93 66 快速 迅速
reflect 78 86 反映
pseudo 95 78 伪
speaker 84 85 说话 发言 演讲 使用者
spectral 95 69 谱
fl 56 70 联邦
statistic 95 65 统计
associat 73 47 相关 关联
camera 93 89 相机 摄像
sparsity 97 68 稀疏
coordinat 94 80 坐标 协调
remarkabl 85 52 显著 卓越 出色 非凡
tackl 82 39 解决 应对
equilibrium 97 65 均衡 平衡
residual 90 87 残
remov 91 73 移除 去除 删除 消除
functional 96 48 功能 函
summary 93 72 摘要 总结
controller 94 89 控制器
off 47 80 权衡 折衷
perception 92 62 感知 看法 知觉
full 84 42 完整 全
contextual 89 58 上下文 情境
post 87 43 后 帖子
music 94 87 音乐
conversation 92 67 对话
law 86 73 律 法则
sufficient 89 64 足够 充分 足以
forgett 96 79 遗忘 忘记 灾难
aggregat 78 71 聚合 总体
integration 85 58 整合 集成 积分
variation 80 57 变化 变异 变体
explicit 95 44 显 明确
tabular 95 82 表格
ml 65 45 机器
distribut 94 32 式 分布 分发
computationally 93 45 计算
privat 97 52 私 密
primarily 92 54 主要
circuit 92 90 电路
theorem 96 90 定理
gender 95 88 性别
addition 75 52 此外 除了
solver 90 80 求解
variety 75 50 各种 多种
coverag 90 79 覆盖
positiv 89 48 正 积极 阳性
polynomial 95 87 多项式
position 79 65 位置 立场 定位
larger 70 77 更大 较大 大于
conversational 96 65 对话 会话
quantization 98 67 量化
argu 82 71 认为
no 45 61 没有
collaborativ 95 67 协作 协同 合作
like 67 31 像 类似 如 一样
overhead 90 88 开销
suitabl 93 57 合适 适合 适用 适当
bridg 62 83 弥 桥梁 桥接
industrial 92 83 工业
connect 82 67 连接 相连 联系
evolv 89 55 演变 演化 不断 进化 发展
vulnerability 86 83 漏洞 脆弱
instead 59 67 而不是 相反 而是 转而
defens 91 85 防御
suggest 73 49 建议 表明 暗示
consum 82 74 耗
central 84 63 中央 核心 中心
good 72 59 良好 好的 商品 货物
them 42 46 它们
thereby 81 58 从而
constant 77 86 常数 恒定 常量
unseen 92 51 见 未知
sensitivity 89 88 敏感性 灵敏 敏感度
format 92 88 格式
appropriat 82 73 适当 合适
heterogeneity 78 79 异质
stock 88 89 股票 股市 股价
distinguish 88 74 区分 区别
manner 73 62 方式
drug 91 87 药物
account 74 55 考虑 账户 会计
interval 93 83 区间 间隔
topology 98 80 拓 扑
maximum 90 65 最大
annotation 96 28 注 标
modal 90 41 态
navigation 95 86 导航
partial 93 45 部分 偏
alleviat 85 68 缓解 减轻
specializ 86 69 专门 专业 专用
hinder 68 81 阻碍 妨碍
indicat 83 50 表明 指示
plan 90 64 计划 平面 规划
prevent 84 73 防止 阻止 预防 阻碍
assessment 96 43 评估
capacity 90 46 容量 能力
one 26 50 之一 一次 其中
bandit 70 89 赌博 老虎 强盗 赌徒
trust 92 77 信任 可信 受信
mobil 92 78 移动
caption 85 85 字幕 标题
neighbor 94 78 邻
manipulation 92 63 操纵 操作
background 94 72 背景
supervision 94 56 监督
characteriz 65 58 表征 刻画 描述
validation 96 58 验证
consumption 82 77 消耗 消费 功耗
matric 96 69 矩阵
autoencoder 94 57 编码
auxiliary 95 76 辅助
quadratic 94 88 二次
six 93 90 六
effort 75 48 努力 精力 工作 人力
logical 96 74 逻辑
messag 80 77 消息 传递
explicitly 70 74 明确
after 83 44 后
mainly 91 54 主要
wide 73 43 广泛 各种
articl 94 36 文章 本文
essential 70 45 重要 必不可少
transition 80 58 过渡 转换 转移 转变
databas 95 62 库
either 43 76 要么 或者
able 77 50 能够
beyond 70 66 超越 之外 超出 除了 以外
index 86 72 索引 指数
cancer 94 91 癌
read 91 80 读
natur 59 61 性质 特性 本质
mixed 91 65 混合
mask 78 47 掩 码 屏蔽 遮蔽
major 81 52 主要 重大
dimension 93 27 维 度
intrinsic 90 72 内在 固有
projection 88 83 投影
interactiv 97 60 交互 互动
analys 95 45 分析
head 87 76 头
make 33 60 使得 做出
compress 96 73 压缩
stor 89 78 存储 商店
definition 92 62 定义
mont 84 85 蒙特 卡洛 罗
carlo 83 85 蒙特 卡洛 罗
hyperparameter 97 57 超
exact 82 70 精确 确切
weak 93 72 弱
history 88 76 历史
another 75 74 另
successfully 95 63 成功
comparabl 86 75 相当 可比 媲美
realistic 85 53 逼真 现实 真实
tend 79 66 倾向 往往
can 22 38 可能 能够
scalabl 94 56 扩展 伸缩
interact 94 57 交互 互动 相互作用
mining 91 88 挖掘
reduction 86 50 降 缩减 减少 约简
within 54 33 内 中的
window 89 93 窗口
drift 91 90 漂移
growth 86 74 增长 生长
meaningful 91 77 意义
allocation 90 71 分配
hypothesis 96 57 假设 假说 检验
flexibility 95 75 灵活
climat 94 92 气候
transport 83 77 传输 输运 运输
belief 83 92 信念 信仰
eliminat 89 81 消除
theoretically 94 57 理论
team 80 90 团队 球队
invers 74 73 逆 反向
purpos 74 55 目的 通用 为此
commonly 82 47 常用 通常 常见
accord 85 64 根据 按照
backdoor 89 93 后门
diagnostic 97 74 诊断
reconstruction 98 34 重
typical 81 86 典型
interpret 95 52 解释 解读
correction 86 79 校正 修正 纠正
decad 86 91 十年 二十
treat 69 75 视为 对待
writ 79 82 写作 编写 撰写 书写
lightweight 95 67 轻
million 82 83 万
fram 53 89 帧
molecul 97 79 分子
assist 89 64 辅助 协助 帮助
about 34 62 关于 有关
amount 60 53 大量 数量 金额
alway 75 84 总是 始终
engin 90 93 引擎
weather 92 91 天气 预报
successful 93 63 成功
motivat 62 60 启发 促使 激发 动机 激励
conflict 89 92 冲突
operator 92 31 算 符 操作
forest 91 92 森林
across 35 41 跨 不同
life 68 81 生活 生命 寿命
exponential 93 77 指数
precis 80 71 精确
stream 90 49 流
replac 91 67 替换 取代 替代
chines 89 87 中文 中国 汉语
player 71 92 玩家 球员
propagation 90 75 传播
previously 84 56 先前 以前 之前
recurrent 91 66 循环 递
symmetry 98 80 对称
tuned 78 52 经过 调整 微调
transformer 27 61 变压器 变换 转换
representativ 90 76 代表
verification 95 58 验证
prototyp 94 91 原型
raw 92 69 原始
synthesiz 94 59 合成 综合
every 87 51 每
notion 85 62 概念
possibl 65 46 可能
distinct 86 42 不同 独特
emphasiz 90 77 强调
virtual 96 90 虚拟
total 82 67 总 共计
malicious 94 86 恶意
decompos 94 71 分解
collection 66 61 收集 集合 收藏
surrogat 92 53 替代 代理
claim 71 86 声明 声称 主张 索赔 论断
volatility 97 86 波动
quantitativ 94 63 定量 量化
clean 88 84 干净 清洁 清理 清洗 清晰
continual 89 59 持续 连续
autoregressiv 95 64 回归
formulation 73 59 公式 表述 形式
relatively 89 68 相对
surfac 71 83 表面 曲面 地表
respectively 70 80 分别
trigger 81 93 触发
own 72 83 自己 自身
necessary 70 67 必要 必需 所需
backbon 82 90 骨干 主干 骨架
capabl 75 50 能够
separat 75 61 分离 单独 分开 独立
struggl 73 61 难以 困难
production 74 84 生产
infinit 93 86 无限 无穷
encourag 85 92 鼓励 鼓舞
link 78 46 接 链 联系
corpora 91 67 料
education 96 85 教育
safe 93 61 安全
specification 88 77 规范 规格
nlp 64 44 自然 处理
particl 91 94 粒子
easily 74 70 轻松 容易 轻易
impressiv 80 66 深刻 印象 令人 瞩目 出色
curv 94 92 曲线
formal 94 62 正式 形式
business 91 79 业务 商业 企业
cell 84 77 细胞 单元
empirically 71 63 实证 经验
assign 81 71 分配
slow 91 87 慢 减缓
currently 91 56 目前 当前
coupl 59 92 耦合
extension 89 57 扩展 延伸
acquir 86 56 获取 获得
restrict 91 52 限制 受限 限于
operat 69 58 操作 运行 运作
inductiv 90 91 归纳
harmful 91 90 有害
examin 85 31 考察 检查 研究 检验
systematic 95 41 系统
convert 96 64 转换 转化
classify 92 50 分类
efficacy 89 58 功效 有效性 效力 效果 效能
detector 96 51 探测 检测
templat 96 95 模板
protect 93 74 保护
abstract 91 70 抽象 摘要
formula 92 82 公式
wireless 96 91 无线
daily 87 87 每日 日常 每天
least 86 60 至少 乘 最不 最小
jointly 74 67 联合 共同
country 86 87 国家 各国
catastrophic 93 90 灾难
exchang 86 82 交换 交易所 汇率 交流
vocabulary 92 81 词汇
denois 94 54 噪 去
strength 86 66 强度 优势 优点 实力
chatbot 93 90 聊天
sens 80 46 感 意义 常识 词义
to 9 45 为了
unlik 91 43 不同
schedul 86 76 调度 安排 计划
annotat 95 28 注 标
interpretation 94 52 解释 解读
assistant 91 93 助手 助理
biological 97 73 生物
infer 93 64 推断
befor 59 71 之前
guidanc 93 64 指导 引导
finetun 88 62 微调
storag 90 78 存储 储存
complementary 92 83 互补 补充
faster 86 62 快
compact 77 92 紧凑
sub 82 38 子 次
opinion 93 81 意见 观点 舆论
ther 36 47 存在 目前
pass 54 80 传递
run 65 73 运行
modify 92 78 修改
neuron 94 57 元
explainabl 96 52 解释
rather 48 73 而不是 而是
load 90 80 负荷 载
delay 88 79 延迟 延误
true 75 59 真实 真正
expectation 93 71 期望 预期
parametric 96 49 参数
scalability 95 56 扩展 伸缩
infrastructur 93 92 设施
centric 84 73 中心
generic 87 64 通用
pool 72 86 池 汇集
dependent 84 41 依赖 相关
special 79 89 特殊 特例
library 95 62 库 图书
great 62 64 巨大 很大 极大
portfolio 96 62 投资 组合
costly 78 75 昂贵 高昂
execut 92 64 执行
check 79 78 检查 核查
vary 71 40 变化 不同
localization 88 80 定位
desir 73 67 所需 期望
multivariat 96 61 多元 变量
among 47 45 之间
intelligent 96 51 智能
urban 94 88 城市
request 86 95 请求
smaller 91 48 小
branch 85 95 分支
unclear 83 89 清楚
be 17 46 可能
fair 90 70 公平 公正
per 75 51 每
fill 83 77 填补 填充 空白
primary 83 54 主要
rigorous 94 78 严格 严谨
neglect 96 69 忽视 忽略
acoustic 87 94 声学
inequality 95 94 不等式 不平等
topological 96 80 扑 拓
arm 81 87 臂
rout 88 63 路
coars 93 88 粗
dynamical 97 54 动力 动态
re 61 67 重新
linguistic 96 37 语言
billion 96 90 亿
adjust 88 67 调整
academic 90 87 学术
collaboration 95 72 协作 合作
soft 89 71 软
ethical 97 86 伦理 道德
encounter 69 88 遇到
suffer 64 44 遭受 存在 困扰 受到
calibrat 92 78 校准
recall 82 95 召回 回忆
programm 95 32 编 程 规划
deterministic 96 53 确定
consumer 92 89 消费
mode 75 62 模式
studi 93 32 研究
collaps 82 91 崩溃 坍 折叠 塌陷
found 72 50 发现 找到
posterior 96 41 验
center 70 73 中心
almost 85 81 几乎
superior 56 78 优越 卓越 优秀 优异
mental 91 82 心理 精神 心智
modification 88 78 修改
dynamically 94 58 动态
rapidly 88 66 迅速 快速
company 91 86 公司
reach 68 69 达到 到达 达成
incremental 90 90 增量 递增
identity 84 92 身份 恒等式
algorithmic 97 43 算法
why 75 96 为什么 为何
dimensionality 97 53 维
overview 78 87 概述
spik 85 92 脉冲 尖峰
minimal 75 64 最小 最少
segment 85 53 段 分割
intuitiv 93 86 直观 直觉
subjectiv 96 94 主观
judgment 89 87 判断 判决
subset 79 44 子
temperatur 87 96 温度
abov 73 83 上述 以上 高于
euclidean 95 85 欧
compris 89 43 包括 包含 组成
regulariz 89 65 正则 规范
presenc 76 50 存在
marginal 88 73 边际 边缘
concern 45 56 担忧 关切 关注
majority 91 62 多数 大部分
serv 66 48 作为 服务
retain 93 60 保留 保持
converg 92 53 敛 收
shown 72 25 显示 出了 表明 展现 证明
watermark 97 98 水印
character 85 77 字符 角色
potentially 89 41 可能 潜在
far 60 75 远 迄今 为止
partially 93 59 部分
convolution 96 59 卷 积
environmental 95 54 环境
contract 89 95 合同 合约 契约
verify 94 58 验证
receiv 76 49 接收 收到 受到 关注
translat 81 66 翻译 转化
induc 57 64 诱导 引起 引发
initialization 95 75 初始
organization 92 78 组织
curat 78 83 策划 精选 整理 筛选
choos 94 52 选择
counterfactual 88 50 反 事实
transparency 96 87 透明
list 74 91 列表 列出 上市
uniform 84 68 均匀 统一
has 25 36 已经 具有
technical 96 48 技术
tailor 66 58 定制 针对
assignment 88 70 分配 作业
basic 86 68 基本
abstraction 96 83 抽象
should 84 32 应
popularity 80 67 流行 普及 欢迎
availability 66 92 可用性
universal 84 60 通用 普遍
robotic 95 34 人
expand 88 56 扩展 扩大 拓展
third 87 93 第三 三分之一 三阶
multilingual 97 29 多
intensiv 60 78 密集
imitation 90 87 模仿
numerous 70 55 众多 许多
layout 92 96 布局
decentraliz 85 58 分散 去 中心
upper 88 50 上限 界 上层
obstacl 90 81 障碍
derivativ 90 92 导数 衍生
behaviour 94 57 行为
satellit 96 98 卫星
author 80 82 作者 撰写
independently 88 70 独立
commonsens 96 95 常识
itself 70 84 本身 自身
carefully 83 85 精心 仔细
phenomena 95 77 现象
inject 91 87 注入
ontology 96 96 本体
covariat 94 60 协
narrativ 95 88 叙事 叙述 故事
factual 91 69 事实
yet 46 39 尚未 然而
less 55 50 较 不太 更少 不到
protein 97 48 蛋白 质
electronic 95 84 电子
extrem 77 93 极端 极值
applicability 78 65 适用
summariz 80 87 总结
investment 95 82 投资
practitioner 89 72 从业 实践
behavioral 98 57 行为
ratio 92 42 比
separation 89 80 分离
criteria 91 58 标准 准则
outlier 93 71 异常 离群
thought 63 85 思维 思考
poison 89 80 污染 毒
manufactur 96 93 制造
recovery 90 76 恢复
express 70 71 表达
situation 83 48 情况 情境
forward 79 41 前 正向
quantification 93 67 量化
demographic 88 86 人口
naturally 89 55 自然
political 94 95 政治
gnn 60 36 图
generally 82 49 通常 一般
yield 52 50 产生 产量 得到
setup 81 63 设置
completion 93 61 补 完成
attract 96 53 吸引 引起 关注
explainability 98 52 解释
customer 91 73 客户 顾客
next 42 93 下来 下一代 下一步
adding 81 82 添加
sever 88 74 严重
carbon 98 97 碳
road 85 92 道路 越野
widespread 91 51 广泛 普遍
discussion 94 71 讨论
covarianc 94 60 协
reconstruct 62 77 重建
construction 92 36 构 建筑
exposur 89 83 曝光 暴露 敞口 接触
surpass 87 69 超越 超过
specifi 75 82 指定 规定
publish 88 77 发表 发布 出版
base 68 47 库 基础 基本
doe 39 61 不需要 不会 不能 并不
truth 68 59 地面 真实 真相 实况
permutation 94 93 置换 排列
round 70 82 轮
subsequently 65 86 随后
reproduc 91 79 重现 复现 再现 复制 再生
combinatorial 96 64 组合
firm 94 79 公司 企业
acquisition 80 69 采集 获取 收购
era 86 94 时代
possibility 78 87 可能性
written 72 85 编写 书面 撰写 写成 书写
innovation 96 78 创新
patch 61 96 补丁 修补
feasibility 88 91 可行性
its 12 66 及其 它的 与其
boost 77 50 提升 提高
repeat 92 79 重复 反复
professional 93 78 专业 职业
cultural 97 89 文化
turn 54 69 轮 反过来 进而 转向 转化
henc 78 53 因此
leakag 95 92 泄漏 泄露
what 32 78 什么 哪些
audit 94 94 审计 审核
correlat 91 49 相关
correctness 95 72 正确
incomplet 91 73 完整 不完全
distortion 93 92 失真 畸 扭曲
pars 83 85 解析
anchor 85 98 锚
competition 94 73 竞赛 竞争 比赛
contribut 58 64 贡献 有助 做出
tune 89 54 微调 调整
indicator 95 66 指标 指示
decreas 87 51 降低 减少 减小 下降
formulat 53 59 制定 表述 形式
protection 94 74 保护
integer 94 95 整数
systematically 95 41 系统
personal 91 79 个人
principal 69 94 主成分 委托
ecosystem 97 95 生态
frequently 70 73 经常 频繁
suit 61 76 套 适合
enough 86 74 足够 不够 足以
under 12 79 条件下
degrad 86 58 降低 下降 退化
promot 70 73 促进
runtim 92 73 运行
option 83 50 选项 期
minimum 88 64 最小 最低
worst 78 81 坏
financ 91 77 金融
commercial 96 91 商业 商用
degradation 77 67 退化 下降 降级 降解
age 79 87 年龄 时代
utteranc 74 91 话语
emergenc 87 65 出现 涌现
width 81 99 宽度
minimization 86 64 最小
tumor 93 97 肿瘤
proxy 91 57 代理
broad 81 53 广泛
feasibl 82 75 可行
accelerator 97 102 加速器
us 49 49 美国 能够
expertis 90 80 专业 专长
evolutionary 94 79 进化 演化
latter 67 91 后者 而后
argument 71 92 论证 论点 论据
transportation 92 78 交通 运输
seven 89 100 七
sometim 89 92 有时
loop 76 51 环
behind 56 95 背后 落后
stationary 81 59 稳 静止
biomedical 96 63 生物 医学
last 73 66 最后 过去 一层
relevanc 84 49 相关
dependenc 86 54 依赖
gain 40 55 增益 收益 提升 获得
emission 90 96 排放 发射
burden 89 96 负担
lexical 90 81 词汇
color 82 97 颜色 彩色 色彩 着色
merg 75 88 合并
creation 85 66 创建 创作 创造
lingual 86 64 跨
trial 72 96 试验
confirm 82 86 确认 证实
differentiabl 90 52 微
labor 77 92 劳动 人力
penalty 88 92 惩罚 处罚
society 91 72 社会
expressiv 78 70 表达 富有
coding 89 57 编码
story 89 98 故事
rare 79 99 罕见 稀有
consistently 80 54 始终 一致 持续
peopl 47 78 人们
simulator 91 60 模拟
unify 93 72 统一
arabic 97 101 阿拉伯
whol 71 69 整个 整体
orthogonal 88 96 正交
organiz 83 78 组织
count 79 62 计数 数量
invarianc 95 77 不变
reaction 94 85 反应
deal 73 48 处理
namely 66 50 即
transaction 93 80 交易
ambiguity 88 74 歧 模糊
hour 84 95 小时
frozen 86 96 冻结
association 84 78 关联
consideration 88 55 考虑
symmetric 97 80 对称
sign 76 74 符号 手语 迹象 标志
clear 85 62 清晰 明确 清算 明显 清楚
bank 74 100 银行 央行
welfar 96 101 福利
discrepancy 84 67 差异
emotional 97 71 情感 情绪
harm 82 86 伤害 危害 损害
likelihood 93 27 然 似 可能性
rais 51 78 引发 担忧
syntactic 94 84 句法 语法
meet 75 72 满足 会议
lie 63 78 在于 位于 谎言
inferr 89 64 推断
trac 71 68 追踪 痕迹 轨迹 追溯
recogniz 74 51 识别 认识 认可
moment 85 66 矩 时刻
shallow 93 99 浅
diagnos 94 74 诊断
preliminary 92 93 初步
substantial 63 46 实质 重大 大量 显著
predictor 98 42 预测
consequently 82 53 因此
jailbreak 96 101 越狱 破解
nuanc 79 89 微妙 差别 细致
manag 77 75 管理
vulnerabl 72 71 容易 脆弱
cue 77 96 线索
seamlessly 95 96 无缝
cycl 83 72 周期 循环
scan 91 91 扫描
highest 84 93 最高
interpolation 97 78 插
randomiz 96 56 随机
normal 86 49 正
inconsistent 94 84 不一致
inconsistency 92 84 不一致
weakly 95 72 弱
quickly 88 66 快速 很快 迅速
littl 57 70 很少 甚少 几乎 知之
blockchain 95 100 区块
city 85 88 城市
fault 78 87 故障
hate 94 97 仇恨 言论
decay 88 98 衰减 衰变
might 81 46 可能
barrier 87 80 障碍 屏障 门槛 壁垒
seek 48 76 寻求 试图 寻找
repair 93 91 修复
default 94 102 默认 违约
extremely 92 54 极 非常
teach 84 94 教学 教授 教导 教会
iteratively 86 70 迭代
survival 89 101 生存
cumulativ 95 91 累积 累计
absolut 91 100 绝对
easy 74 61 易
conclusion 92 93 结论
enforc 63 92 强制
credit 87 96 信用 信贷 学分
or 5 85 或者
intensity 87 90 强度
pron 78 74 容易
switch 66 98 切换 开关
insufficient 75 76 不足 不充分
retrain 85 67 重新
session 83 94 会话
food 92 102 食品 食物 粮食
developer 98 51 人员 开发
strategic 75 97 战略
momentum 86 101 动量
voic 85 65 声音 语音
render 46 98 渲染
adversary 68 90 对手 敌手
incorrect 94 59 错误 正确
observabl 94 56 可观 观测 观察
comprehension 97 56 理解
github 71 64 可在 代码
hierarchical 92 23 层次 分
violation 92 91 违规 违反 侵犯 违背
divergenc 88 50 散 分歧 差异
existenc 91 50 存在
near 88 41 近 不久
seed 86 101 种子 播种
applicabl 78 65 适用
interferenc 89 85 干扰
scratch 84 79 从头 开始
prioritiz 85 89 优先
degre 46 69 程度 度数
genetic 95 87 遗传 基因
unlabel 72 45 未 标记 从无
creativ 94 84 创意 创造 创作
actual 91 59 实际
illustrat 45 86 说明
magnetic 93 92 磁 共振
auction 94 103 拍卖
mismatch 91 67 匹配
facial 88 93 面部 表情
greedy 90 101 贪婪 贪心
incentiv 93 79 激励 动机
supply 73 91 供应 供需 供给
asymptotically 94 79 渐近 渐进
both 8 80 既 两者
compatibl 88 92 兼容 相容
relational 95 56 关系
encompass 76 49 涵 盖了 包括
intricat 94 49 复杂
simplify 93 80 简化
mainstream 94 98 主流
revolutioniz 91 73 彻底 革新 革命 改变
commerc 85 102 商务
workflow 59 75 流程
functionality 96 71 功能
solely 85 55 仅
government 96 102 政府
radar 91 100 雷达
generator 91 32 器
distributional 95 48 分布
spatio 85 87 时空
eight 84 100 八
classic 86 74 经典
educational 97 85 教育
randomly 93 56 随机
cooperativ 90 72 合作 协作
criterion 93 58 准则 标准
unprecedent 90 103 前所未有 空前
pure 96 87 纯
stack 82 81 叠 堆 栈
judg 75 84 评判 法官 判断 裁判
over 23 44 随 过度 超过 推移
necessitat 86 47 需要
spatiotemporal 94 87 时空
rational 70 74 理性 理由 有理 合理
proof 81 50 证明
chemical 94 58 化学
mislead 90 98 误导
redundant 93 78 冗 余
impos 52 95 施加 强加
showcas 89 52 展示
modell 88 40 建
uncover 71 70 揭示
decid 80 85 决定
extra 87 74 额外
firstly 90 60 首先
manipulat 86 63 操纵 操作
confound 91 88 混淆 混杂
partition 76 54 区 划分
name 69 85 名称 姓名 名字 命名 人名
variability 74 80 变异 变性
maximization 93 65 最大
panel 83 104 面板
citation 95 93 引用 引文
correctly 89 72 正确
mention 73 101 提及 提到
extent 69 70 程度 多大
expos 58 93 暴露 接触到
consensus 77 97 共识 达成
prob 88 45 探 针
distill 69 78 提炼 蒸馏 精简
up 17 89 高达 最多
variational 97 20 变 分
root 81 62 根
ideal 84 89 理想
grasp 77 94 抓取 把握 握持 掌握
separately 84 73 分别 单独 分开
informativ 93 38 丰富 量的 信息
regulation 83 79 法规 监管 规定 调节
proven 81 50 证明
around 38 90 围绕 周围
day 80 61 天 日
movement 76 66 运动 移动 变动
into 6 83 分为
governanc 97 103 治理
imply 74 86 意味 暗示
european 94 98 欧洲 欧式 欧盟
occur 69 61 发生 出现
bidirectional 90 97 双向
fals 92 43 假 误 报 阳性
today 72 96 当今 今天 如今 现今
voting 92 100 投票
heavily 61 71 严重 很大程度上
optical 94 72 光
file 93 90 文件
acceleration 94 74 加速
modular 92 63 块
cnn 44 59 卷 积
reliably 96 67 可靠
belong 84 96 属于 所属
care 74 85 护理 关心 监护 重症 保健
curriculum 92 93 课程
keep 72 60 保持 跟上 保留
thousand 71 100 千
institution 93 91 机构
outlin 78 87 概述 大纲
relax 85 94 放宽 放松 松弛
so 34 52 所谓的 以便 因此
appear 72 64 似乎 出现 看起来
hold 32 91 成立 持有
greatly 67 78 极大 大大
ground 31 58 地面 接地 基础
appearanc 78 102 外观 外貌
isolat 73 95 孤立 隔离
collectiv 82 101 集体
rarely 88 81 很少
investor 97 82 投资
specify 78 85 指定
beneficial 74 91 有益 益处
peer 85 94 同行 同伴 点对点 同侪 评审
compet 88 77 竞争
proposal 78 75 提案 提议 建议
pixel 94 41 素 像
smart 90 51 智能
stress 78 93 压力 应力
arithmetic 87 104 算术
expansion 89 56 展开 扩展 扩张
overlap 90 93 重叠
granularity 89 80 粒度
injection 93 87 注入
neighborhood 83 78 邻
parameteriz 94 49 参数
locally 90 62 本地 局部
extensively 88 53 广泛
gene 92 94 基因
mixing 94 65 混合
fidelity 86 40 真 保
dominat 75 87 主导 支配 地位
identical 93 71 相同
hierarchy 78 78 层次
accumulat 87 87 积累 累积
scop 80 72 范围
aiming 79 55 旨
curvatur 93 105 曲率
capital 92 105 资本 首都
compos 75 57 组成 组合
membership 89 94 成员 会员
massiv 78 52 海量 大规模 大量
redundancy 93 78 冗 余
drawback 76 90 缺点
date 63 88 为止 日期 迄今
approximately 92 53 约 近似 大致
revers 72 81 反向 逆向 逆转
relianc 94 54 依赖
spurious 67 86 虚假
minimax 92 54 极 最小
equivalent 72 57 价 等效
logistic 88 74 物流 逻辑
gestur 95 104 手势
once 63 84 一旦 一次
guidelin 88 87 指南 方针 准则
transmission 81 81 传输 输电
collision 85 103 碰撞
inherently 68 73 本质 固有 天然
battery 87 103 电池
manual 89 31 手 动
perturb 87 77 扰动 扰乱
scarcity 89 49 缺 稀
dictionary 93 99 字典 词典
delv 71 78 深入
consequenc 51 101 后果
accept 89 85 接受
complicat 90 49 复杂
http 46 94 可在 网址
personalization 96 76 个性
continu 70 63 继续 不断 持续
qa 51 79 问答
uav 85 95 无人
conservativ 93 102 保守
made 42 53 取得 做出 进展
passag 76 95 段落 文段
economy 93 75 经济
asynchronous 96 104 异步
implication 81 48 影响 意义
continuously 95 55 不断 持续 连续
screen 95 53 筛 查 屏幕
trustworthy 85 84 信赖 可信
atom 96 93 原子
debat 86 97 辩论 争论 争议
workload 74 89 负载 负荷
co 60 55 共 协同
benign 86 105 良性
dnn 45 48 深度
defect 93 88 缺陷
international 94 103 国际
runn 82 73 运行
doubl 85 68 双 一倍
shock 94 102 冲击 震荡 激波
overlapp 93 93 重叠
script 87 97 脚本 文字 剧本
latest 93 74 最新
hop 91 90 跳
fluid 82 103 流体
longer 91 53 不再 长
scalar 92 103 标量
smoothness 95 77 平滑 光滑
intention 82 83 意图
timely 91 98 及时
gradually 94 81 逐渐 逐步
vital 83 46 重要
german 91 103 德语 德国 英德
nearly 69 80 几乎 近乎 将近
validity 86 66 有效性
divid 67 78 分为 分成 划分
book 81 88 簿 书 预订
grid 93 34 网 格
quantiz 94 67 量化
narrow 87 94 缩小 窄 狭义
observational 93 56 观测 观察
strict 95 80 严格
maintenanc 92 90 维护 维修
waveform 97 106 波形
websit 95 103 网站
customiz 80 83 定制
spoken 64 99 口语 口头
frontier 81 96 前沿
nearest 84 78 邻
differentially 89 82 差分
valid 87 47 有效
shortcut 94 107 捷径 快捷
stopp 93 90 停
receiver 89 90 接收
coherent 89 59 连贯 相干 一致
singular 76 103 奇异
rotation 90 97 旋转
now 58 82 现在
instrument 89 60 仪器 乐器 工具 器械
contemporary 69 102 当代
breakthrough 93 97 突破
shelf 73 101 现成
mutual 92 53 互
twin 73 102 孪 生体
member 84 94 成员
right 67 70 右 权利 人权 正确
societal 97 72 社会
underscor 90 73 强调 凸显 突显
symptom 96 105 症状
asr 50 66 语音
qualitativ 89 58 定性
craft 55 84 制作 手工 精心设计
closely 72 75 密切 紧密 接近
correspondenc 92 77 对应
footprint 82 100 占用 足迹
hoc 52 97 事后 临时
predefin 93 62 定义
nevertheless 87 39 然而
adaptively 94 56 适应
persistent 92 70 持久 持续
likely 86 45 更有 可能
proper 80 63 适当 合适 正确
fake 95 54 假 新闻 伪造
exponentially 95 70 指数 呈
friendly 78 104 友好
secondly 89 84 其次
coordination 85 88 协调
split 69 64 分裂 拆 分割 划分 分成
independenc 94 70 独立
factorization 93 71 分解
violat 87 98 违反 违背
perfect 80 95 完美
page 85 98 页
fraud 95 103 欺诈
allocat 91 71 分配
modifi 71 78 修改
unstructur 94 48 结构
manually 92 31 手 动
ray 69 103 射线 光线
completely 89 69 完全
armed 91 82 臂 老虎 赌博
mostly 81 49 大多 主要
instability 98 67 稳定
contact 85 99 接触
children 84 100 儿童 孩子
fingerprint 96 108 指纹
transcription 92 94 转录
hospital 83 107 医院
along 46 50 沿 以及
calculat 91 45 计算
out 34 44 外 超出 指出
prevalent 64 65 普遍 常见
communicat 88 67 传达 通信 沟通 交流
slot 80 106 槽
adjustment 96 67 调整
agnostic 77 40 无关 知
body 39 88 身体 全身 人体
compromis 54 84 损害 妥协 危及 受损 牺牲
think 76 85 思考 思维
specy 88 107 物种
purchas 90 103 购买
compositional 84 64 组合
decoupl 69 84 耦
surprisingly 61 97 惊讶
stanc 89 101 立场
ubiquitous 75 76 无处 普遍 不在
revisit 88 67 审视 重新 重温
comparativ 91 61 比较
fuzzy 94 83 模糊
atomic 90 93 原子
resonanc 89 103 共振
sector 58 85 部门 行业
composition 73 57 组合 组成
wearabl 90 108 穿戴
varianc 94 18 方 差
alternat 76 101 交替
excel 76 78 出色 擅长
sufficiently 83 66 足够 充分
cosin 98 108 余弦
pandemic 95 70 疫 流行
planner 89 69 规划
prefix 92 104 缀
centraliz 79 64 集中
analytical 93 44 解析 分析
period 64 54 时期 段 周期 期间
enhancement 72 54 增强
slic 77 99 切片
too 61 80 过于 太
pair 29 52 配 一对
inner 80 76 内积 内部 内层
simplifi 93 80 简化
identifi 72 43 识别 确定
alter 82 77 改变
differ 86 41 差异 不同
operational 79 64 运营 操作
thos 48 36 那些 这些
importantly 88 68 的是
weakness 83 85 弱点 劣势 缺点
visualization 97 43 视
add 75 59 添加 增加
pressur 79 95 压力
walk 82 104 游走 行走 步行 漫步
ablation 79 105 消融
moral 95 95 道德
reasonabl 90 83 合理
surround 70 90 周围 围绕
nine 90 107 九
stakeholder 90 98 利益
largest 87 65 最大
orient 79 42 导 面向
pathology 86 96 病理
insuranc 94 104 保险
fourier 84 71 傅 里
connectivity 96 57 连
propagat 90 75 传播
subsequent 85 55 续 随后
nonparametric 97 49 参数
note 61 74 笔记 音符 注意到 记录
analytic 94 44 分析 解析
largely 55 48 很大程度上 主要 大多
side 39 85 侧 副作用 双方
dedicat 75 74 专用 专门 致力
ended 88 74 开放
math 88 75 数学
copyright 94 109 版权
inherit 82 105 继承
former 66 103 前者 而后
adoption 58 58 采用 采纳
regulatory 75 96 监管
incom 66 95 收入
revenu 93 82 收入 收益
national 85 86 国家 全国 国民
hundr 74 97 数百 几百 十万个
utilization 84 42 利用
reader 95 91 读者 阅读
spann 65 65 盖 涵 跨越
misinformation 89 61 虚假 误导 错误
neutral 92 100 中性 中立
minority 92 88 少数
oracl 43 105 预言 神谕
theoretic 93 45 论
animal 94 101 动物
malwar 98 86 恶意
trustworthiness 74 93 可信度 信赖
significanc 72 66 重要性 意义
dp 60 63 差分 隐私
implicitly 90 56 隐
comprehensively 89 67 全面
subject 49 47 试 主体 主题
`
